package org.fascicle.benchmarks.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The bytes of the jars that a program needs: natives packed, as they are fetched. */
final class InstallSize {
  /** What the benchmarks bring along themselves. */
  private static final List<String> OURS = List.of("fascicle-benchmarks-", "jackson-");

  private InstallSize() {}

  /**
   * Fascicle and its peers.
   *
   * @param root of the sources, built with the profile {@code benchmarks}
   */
  static Map<String, Long> all(Path root, List<Competitor> competitors) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    for (Competitor competitor : competitors) {
      if (!competitor.isLimit()) {
        long bytes = bytes(competitor.folder());
        if (competitor.name().equals(Competitor.OWN)) {
          bytes += bytes(root.resolve(Competitor.BUNDLES));
        }
        sizes.put(competitor.name(), bytes);
      }
    }
    return sizes;
  }

  /** The jars of a folder, without what the benchmarks bring along. */
  static long bytes(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(InstallSize::isNeeded).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isNeeded(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".jar") && OURS.stream().noneMatch(name::startsWith);
  }
}
