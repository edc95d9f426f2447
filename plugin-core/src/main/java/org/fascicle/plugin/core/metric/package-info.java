/** Metrics. */
package org.fascicle.plugin.core.metric;
