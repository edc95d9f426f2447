/** Layers that drop whole feature maps while training. */
package org.fascicle.plugin.cnn.regularization;
