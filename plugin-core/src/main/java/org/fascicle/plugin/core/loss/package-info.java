/** Losses. */
package org.fascicle.plugin.core.loss;
