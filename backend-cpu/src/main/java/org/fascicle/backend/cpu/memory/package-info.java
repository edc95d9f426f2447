/** Native memory as a backend's memory: aligned, pooled by size class, counted. */
package org.fascicle.backend.cpu.memory;
