/** Penalties on parameters and on what layers give. */
package org.fascicle.plugin.core.regularizer;
