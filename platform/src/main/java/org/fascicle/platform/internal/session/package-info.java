/** Sessions: what survives a swap, and the way from an operation to a backend. */
package org.fascicle.platform.internal.session;
