/** Layers, losses, metrics, optimisers, initialisers and callbacks that every model needs. */
package org.fascicle.plugin.core;
