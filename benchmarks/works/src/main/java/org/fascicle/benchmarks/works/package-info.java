/**
 * What the benchmarks measure, as data, and what the programs share that measure it: samples, the
 * clock, the line of JSON. Knows no library, Fascicle neither.
 */
package org.fascicle.benchmarks.works;
