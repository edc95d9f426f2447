/** The plugins that are there, by kind and name, and the models' bindings to them. */
package org.fascicle.platform.internal.registry;
