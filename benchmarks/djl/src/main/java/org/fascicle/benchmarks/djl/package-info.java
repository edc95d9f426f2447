/** The works of the benchmarks, written for PyTorch through DJL as its users would. */
package org.fascicle.benchmarks.djl;
