package org.fascicle.architecture;

import java.io.File;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The packaged jars of the modules, which Maven puts on the class path from its package phase on.
 */
final class Jars {
  private Jars() {}

  static Path of(String artifact) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(path -> path.getFileName().toString().matches(artifact + "-\\d.*\\.jar"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No jar of " + artifact + " on the class path"));
  }
}
