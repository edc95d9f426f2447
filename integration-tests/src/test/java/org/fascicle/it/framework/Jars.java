package org.fascicle.it.framework;

import java.io.File;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The jars of the tests' class path: the reactor's own and those of its dependencies. */
final class Jars {
  private Jars() {}

  /** The address of an artifact's jar. */
  static String url(String artifact) {
    return path(artifact).toUri().toString();
  }

  /** The jar of an artifact. */
  static Path path(String artifact) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(path -> path.getFileName().toString().matches(artifact + "-\\d.*\\.jar"))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No jar of "
                        + artifact
                        + " on the class path: run the tests by \"mvn verify\", which packages the"
                        + " modules first."));
  }
}
