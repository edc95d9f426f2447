/** Layers. */
package org.fascicle.plugin.core.layer;
