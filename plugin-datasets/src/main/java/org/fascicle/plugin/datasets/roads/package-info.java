/** Road scenes, drawn. */
package org.fascicle.plugin.datasets.roads;
