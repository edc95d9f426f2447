package org.fascicle.api.tensor;

/**
 * What a session holds, and what its user forgot.
 *
 * @param liveTensors handles not freed yet
 * @param liveBytes bytes of their data
 * @param leakedTensors handles that were garbage-collected without having been freed; their memory
 *     was then taken back
 * @param leakedBytes bytes of those
 */
public record LeakReport(long liveTensors, long liveBytes, long leakedTensors, long leakedBytes) {}
