/** Optimisers. */
package org.fascicle.plugin.core.optimizer;
