package org.fascicle.embed.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a framework is started with.
 *
 * @param packages what it exports of the host's classes, with versions
 * @param storage a folder of this process alone
 * @param properties framework properties for the bundles to read
 */
public record FrameworkSetup(List<String> packages, Path storage, Map<String, String> properties) {}
