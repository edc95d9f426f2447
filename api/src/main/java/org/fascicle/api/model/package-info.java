/** What a model is made of, as data: specs of layers, losses, optimisers, metrics. */
@Version("0.1.0")
package org.fascicle.api.model;

import org.osgi.annotation.versioning.Version;
