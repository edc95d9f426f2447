/** Datasets, loaders and generators. */
package org.fascicle.plugin.datasets;
