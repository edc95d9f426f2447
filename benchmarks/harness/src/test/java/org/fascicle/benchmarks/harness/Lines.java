package org.fascicle.benchmarks.harness;

import java.util.HashMap;
import java.util.Map;

/** Lines as programs print them. */
final class Lines {
  private Lines() {}

  /** A line of a training of D9 with a median. */
  static Map<String, Object> of(String library, double median) {
    Map<String, Object> line = new HashMap<>();
    line.put("work", "D9");
    line.put("library", library);
    line.put("threads", 2);
    line.put("parameters", 623_290);
    line.put("doubled", 0);
    line.put("firstLoss", 2.3);
    line.put("lastLoss", 0.5);
    line.put("steps", 100);
    line.put("peakBytes", 64 << 20);
    line.put("medianMillis", median);
    line.put("minMillis", median / 2);
    line.put("p10Millis", median * 0.9);
    line.put("p90Millis", median * 1.1);
    line.put("maxMillis", median * 2);
    return line;
  }

  /** The same with another value. */
  static Measured with(String key, Object value) {
    Map<String, Object> line = of("Peer 1", 2);
    line.put(key, value);
    return Measured.of(line);
  }
}
