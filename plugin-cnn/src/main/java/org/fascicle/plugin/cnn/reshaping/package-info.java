/** Layers that enlarge, cut and repeat grids. */
package org.fascicle.plugin.cnn.reshaping;
