/** Data without any structure to learn. */
package org.fascicle.plugin.datasets.random;
