/** The counted memory behind tensors, and the list of what is live. */
package org.fascicle.platform.internal.memory;
