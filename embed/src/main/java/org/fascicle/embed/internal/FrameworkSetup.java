package org.fascicle.embed.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a framework is started with.
 *
 * @param packages what it exports of the host's classes, with versions
 * @param own unpacked jars, which nobody changes
 * @param added jars of the host or the operator
 * @param storage a folder of this process alone
 * @param properties framework properties for the bundles to read
 */
public record FrameworkSetup(
    List<String> packages,
    List<Path> own,
    List<Path> added,
    Path storage,
    Map<String, String> properties) {}
