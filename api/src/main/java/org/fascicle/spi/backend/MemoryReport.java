package org.fascicle.spi.backend;

/**
 * A backend's memory.
 *
 * @param usedBytes bytes of storages handed out and not freed
 * @param pooledBytes bytes held for reuse
 * @param allocations storages handed out since the start
 * @param poolMisses how many of those had to be taken from the system
 */
public record MemoryReport(long usedBytes, long pooledBytes, long allocations, long poolMisses) {}
