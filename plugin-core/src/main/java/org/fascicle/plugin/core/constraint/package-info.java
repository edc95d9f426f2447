/** Sets that parameters must not leave. */
package org.fascicle.plugin.core.constraint;
