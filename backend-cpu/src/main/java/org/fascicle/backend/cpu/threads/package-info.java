/** How many threads work, and where. */
package org.fascicle.backend.cpu.threads;
