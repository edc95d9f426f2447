/**
 * The launcher, on the host's side: it unpacks the bundles, builds a class loader for the framework
 * and hands calls over to it. Nothing here names a class of OSGi.
 */
package org.fascicle.embed.internal;
