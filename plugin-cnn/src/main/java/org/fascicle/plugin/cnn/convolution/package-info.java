/** Layers whose filters slide over grids. */
package org.fascicle.plugin.cnn.convolution;
