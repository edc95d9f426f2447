/**
 * Programs that say what things cost: each has a {@code main} and prints what it measured. Those
 * named {@code *Jmh} are run by JMH.
 */
package org.fascicle.benchmarks;
