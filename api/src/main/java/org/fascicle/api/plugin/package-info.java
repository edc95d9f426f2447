/**
 * The contracts of layers, activations, losses, metrics, optimisers, initialisers, regularisers,
 * constraints, callbacks and datasets.
 */
@Version("0.1.0")
package org.fascicle.api.plugin;

import org.osgi.annotation.versioning.Version;
