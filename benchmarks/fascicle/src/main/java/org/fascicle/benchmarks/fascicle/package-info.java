/** The works of the benchmarks, written for Fascicle as its users would. */
package org.fascicle.benchmarks.fascicle;
