/** Tables of numbers. */
package org.fascicle.plugin.datasets.tabular;
