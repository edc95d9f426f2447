/** Texts in windows: symbols, and what comes next. */
package org.fascicle.plugin.datasets.text;
