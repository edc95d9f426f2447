package org.fascicle.backend.cpu.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Unpacks the libraries of a jar that lies inside the natives bundle, into a directory of their
 * own. The directory appears at once and complete, so that several processes may do this together
 * and a broken attempt leaves nothing that looks whole.
 */
final class Unpacker {
  private static final Pattern LIBRARY = Pattern.compile(".*/[^/]+\\.(so(\\.[0-9.]+)?|dylib|dll)");

  /** Bindings that nothing here loads: a third copy of LAPACK's. */
  private static final Pattern UNUSED = Pattern.compile(".*openblas_full.*");

  private final ClassLoader bundle;
  private final Path directory;

  /**
   * Prepares.
   *
   * @param bundle sees the jars, as {@code natives/<name>.jar}
   * @param directory takes one directory a jar
   */
  Unpacker(ClassLoader bundle, Path directory) {
    this.bundle = bundle;
    this.directory = directory;
  }

  /** Where a jar's libraries are, or will be. */
  Path place(String jar) {
    return directory.resolve(jar);
  }

  /** Unpacks a jar unless that was done before. */
  void unpack(String jar) {
    Path place = place(jar);
    if (Files.isDirectory(place)) {
      return;
    }
    try {
      Files.createDirectories(directory);
      Path attempt = Files.createTempDirectory(directory, jar);
      try {
        extract(jar, attempt);
        publish(attempt, place);
      } finally {
        delete(attempt);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cpu: cannot unpack " + jar + " to " + place + ": " + e.getMessage(), e);
    }
  }

  private void extract(String jar, Path to) throws IOException {
    try (InputStream stream = bundle.getResourceAsStream("natives/" + jar + ".jar")) {
      if (stream == null) {
        throw new IOException("the natives bundle has no natives/" + jar + ".jar");
      }
      ZipInputStream zip = new ZipInputStream(stream);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (LIBRARY.matcher(name).matches() && !UNUSED.matcher(name).matches()) {
          // Only the last part of the name: it cannot lead out of the directory.
          Files.copy(zip, to.resolve(name.substring(name.lastIndexOf('/') + 1)));
        }
      }
    }
  }

  private static void publish(Path attempt, Path place) throws IOException {
    try {
      Files.move(attempt, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      // Another process was faster.
    } catch (IOException e) {
      if (!Files.isDirectory(place)) {
        throw e;
      }
    }
  }

  private static void delete(Path attempt) throws IOException {
    if (!Files.isDirectory(attempt)) {
      return;
    }
    try (Stream<Path> files = Files.list(attempt)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(attempt);
  }
}
