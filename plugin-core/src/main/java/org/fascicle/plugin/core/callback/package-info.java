/** Training callbacks. */
package org.fascicle.plugin.core.callback;
