package org.fascicle.it.framework;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

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

  /** A copy of an artifact's jar that calls itself another version. */
  static Path copy(String artifact, String version, Path folder) throws IOException {
    Path copy = folder.resolve(artifact + "-" + version + ".jar");
    try (JarInputStream in = new JarInputStream(Files.newInputStream(path(artifact)))) {
      Manifest manifest = in.getManifest();
      manifest.getMainAttributes().putValue("Bundle-Version", version);
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy), manifest)) {
        for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          in.transferTo(out);
        }
      }
    }
    return copy;
  }
}
