/** Java arrays as a backend's memory: typed, pooled by size class, counted. */
package org.fascicle.backend.reference.memory;
