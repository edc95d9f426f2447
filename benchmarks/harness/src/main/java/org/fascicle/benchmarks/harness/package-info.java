/** Compares Fascicle with its peers: runs their programs in turn, checks, writes what it found. */
package org.fascicle.benchmarks.harness;
