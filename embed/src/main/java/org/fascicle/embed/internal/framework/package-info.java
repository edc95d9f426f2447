/**
 * The launcher, on the framework's side: the only code here that speaks OSGi. A class loader of its
 * own defines these classes beside the framework's.
 */
package org.fascicle.embed.internal.framework;
