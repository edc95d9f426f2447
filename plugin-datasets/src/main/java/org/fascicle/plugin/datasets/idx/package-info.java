/** Labelled images in IDX files: MNIST and Fashion-MNIST. */
package org.fascicle.plugin.datasets.idx;
