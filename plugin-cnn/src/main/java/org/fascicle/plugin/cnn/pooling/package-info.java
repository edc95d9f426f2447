/** Layers that pool windows, or all places, of grids. */
package org.fascicle.plugin.cnn.pooling;
