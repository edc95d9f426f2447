package org.fascicle.api;

import org.fascicle.api.model.Kind;

/**
 * A plugin that is there now.
 *
 * @param kind what it provides
 * @param name the type name
 * @param bundle symbolic name of the providing bundle
 * @param version version of the providing bundle
 */
public record PluginStatus(Kind kind, String name, String bundle, String version) {}
