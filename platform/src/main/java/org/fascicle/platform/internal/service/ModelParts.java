package org.fascicle.platform.internal.service;

import java.util.Set;
import org.fascicle.api.model.Model;
import org.fascicle.platform.internal.registry.Plugins;

/**
 * What models need of the platform.
 *
 * @param plugins where plugins come from
 * @param open models that are open, so that the platform's end ends them
 * @param version the platform's, for provenance
 */
record ModelParts(Plugins plugins, Set<Model> open, String version) {}
