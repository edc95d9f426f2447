/** Models: the graph as data, its building, and the forward pass. */
package org.fascicle.platform.internal.model;
