/** What the kernels of all libraries share. */
package org.fascicle.backend.cpu.kernel;
