package org.fascicle.embed.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a host asks for.
 *
 * @param bundles jars and folders of jars besides those inside
 * @param cache where those inside are unpacked, if not in the user's cache
 * @param properties framework properties for the bundles to read
 * @param patience how long to wait for the platform's service
 * @param closesOnExit whether the end of the JVM closes what the host has not
 */
public record LaunchRequest(
    List<Path> bundles,
    Optional<Path> cache,
    Map<String, String> properties,
    Duration patience,
    boolean closesOnExit) {}
