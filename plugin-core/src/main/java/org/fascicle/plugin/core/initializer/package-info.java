/** Rules for first values. */
package org.fascicle.plugin.core.initializer;
