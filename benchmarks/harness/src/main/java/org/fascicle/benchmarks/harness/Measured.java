package org.fascicle.benchmarks.harness;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fascicle.benchmarks.works.Spread;

/**
 * What a program found in one round.
 *
 * @param library name and version
 * @param threads processors that the JVM saw
 * @param parameters less those that the library has twice
 * @param doubled parameters that it has twice
 * @param firstLoss of the first steps; NaN where the work has none
 * @param lastLoss of the last steps; NaN where the work has none
 * @param steps that count
 * @param millis a step
 * @param peakBytes the most memory that the process had; 0 where the system does not say
 * @param line as the program printed it
 */
record Measured(
    String library,
    int threads,
    long parameters,
    long doubled,
    double firstLoss,
    double lastLoss,
    int steps,
    Spread millis,
    long peakBytes,
    Map<String, Object> line) {
  /** Reads a program's line. */
  static Measured of(Map<String, Object> line) {
    long doubled = (long) number(line, "doubled", 0);
    return new Measured(
        String.valueOf(line.get("library")),
        (int) number(line, "threads"),
        (long) number(line, "parameters", 0) - doubled,
        doubled,
        number(line, "firstLoss", Double.NaN),
        number(line, "lastLoss", Double.NaN),
        (int) number(line, "steps"),
        new Spread(
            number(line, "minMillis"),
            number(line, "p10Millis"),
            number(line, "medianMillis"),
            number(line, "p90Millis"),
            number(line, "maxMillis")),
        (long) number(line, "peakBytes", 0),
        Collections.unmodifiableMap(new LinkedHashMap<>(line)));
  }

  /** Why a library cannot do the work; empty if it can. */
  static Optional<String> unsupported(Map<String, Object> line) {
    return Optional.ofNullable(line.get("unsupported")).map(String::valueOf);
  }

  private static double number(Map<String, Object> line, String key) {
    if (line.get(key) instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("A program's line lacks the number " + key + ": " + line);
  }

  private static double number(Map<String, Object> line, String key, double missing) {
    return line.get(key) instanceof Number number ? number.doubleValue() : missing;
  }
}
