/** Activation functions. */
package org.fascicle.plugin.core.activation;
