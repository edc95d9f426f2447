/** The works of the benchmarks, written for TensorFlow Java as its users would. */
package org.fascicle.benchmarks.tensorflow;
