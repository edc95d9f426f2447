/** Handwritten-like digits, drawn by a generator. */
package org.fascicle.plugin.datasets.digits;
