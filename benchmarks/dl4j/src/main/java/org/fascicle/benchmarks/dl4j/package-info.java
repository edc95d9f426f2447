/** The works of the benchmarks, written for DL4J as its users would. */
package org.fascicle.benchmarks.dl4j;
