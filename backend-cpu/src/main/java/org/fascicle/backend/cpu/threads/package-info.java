/** How many threads a kernel runs on. */
package org.fascicle.backend.cpu.threads;
