/** Layers that normalise features. */
package org.fascicle.plugin.cnn.normalization;
