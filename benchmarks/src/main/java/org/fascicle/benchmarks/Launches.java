package org.fascicle.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fascicle.benchmarks.works.JavaProgram;
import org.fascicle.benchmarks.works.Spread;

/**
 * How long a host waits from {@code Fascicle.launch()} to its first result, in a fresh JVM, with an
 * empty cache and with a full one; and how long the JVM of such a program lives. The argument says
 * how many times.
 */
public final class Launches {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private Launches() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
    double[] cold = new double[rounds];
    double[] warm = new double[rounds];
    double[] lives = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      Path cache = Files.createTempDirectory("launches");
      cold[i] = launch(cache);
      long begin = System.nanoTime();
      warm[i] = launch(cache);
      lives[i] = (System.nanoTime() - begin) / 1e6;
      delete(cache);
    }
    print("launch to the first result, empty cache", cold);
    print("launch to the first result, warm cache", warm);
    print("start of the JVM to its end, warm cache", lives);
  }

  private static double launch(Path cache) {
    JavaProgram program =
        new JavaProgram(
            System.getProperty("java.class.path"), LaunchedHost.class.getName(), List.of());
    Object millis = program.run(LIMIT, cache.toString()).get("millis");
    return ((Number) millis).doubleValue();
  }

  private static void print(String what, double[] millis) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("what", what);
    figures.put("medianMillis", Spread.of(millis).median());
    figures.put("millis", millis);
    Figures.print(figures);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
