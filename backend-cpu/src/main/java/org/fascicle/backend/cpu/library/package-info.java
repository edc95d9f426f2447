/** Finding, unpacking and loading the native libraries. */
package org.fascicle.backend.cpu.library;
