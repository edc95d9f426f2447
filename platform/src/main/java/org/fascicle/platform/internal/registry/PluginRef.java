package org.fascicle.platform.internal.registry;

import org.fascicle.api.model.Spec;

/**
 * A place in a model that names a plugin. Holds nothing of the plugin itself.
 *
 * @param index its number among the references of its {@link Bindings}
 * @param spec the name, the range of versions and the configuration
 * @param where the layer or option, for messages
 */
public record PluginRef(int index, Spec spec, String where) {}
