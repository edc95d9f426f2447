/**
 * Kernels in plain Java on native memory: what no library computes as the operations are defined,
 * for every element type.
 */
package org.fascicle.backend.cpu.plain;
