/** Tests of plugins: what a bundle declares, and the platform around it without a framework. */
package org.fascicle.tck.plugin;
