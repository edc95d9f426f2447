/** The bare primitives of the works: what they cost with nothing between them. */
package org.fascicle.benchmarks.onednn;
