/** Layers for images and other grids, and what they share. */
package org.fascicle.plugin.cnn;
