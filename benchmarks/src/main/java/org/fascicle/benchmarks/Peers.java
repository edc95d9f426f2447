package org.fascicle.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains the same work with Fascicle and with its peers, in turn, each in a JVM of its own, and
 * prints the medians of their steps. The arguments are the root of the sources and how many rounds.
 */
public final class Peers {
  private static final String WORK = "D9";

  private Peers() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    Path root = Path.of(arguments.length > 0 ? arguments[0] : ".");
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    List<Double> own = new ArrayList<>();
    Map<String, List<Double>> peers = new LinkedHashMap<>();
    for (int i = 0; i < rounds; i++) {
      Map<String, Object> mine =
          Programs.run(
              root.resolve("benchmarks/target/lib") + "/*",
              FascicleD9.class.getName(),
              root.resolve("distribution/target/fascicle/bundles").toString());
      own.add(millis(mine));
      Figures.print(mine);
      Map<String, Object> peer =
          Programs.run(
              root.resolve("benchmarks/tensorflow/target/lib") + "/*",
              "org.fascicle.benchmarks.tensorflow.TensorFlowD9");
      peers.computeIfAbsent((String) peer.get("peer"), name -> new ArrayList<>()).add(millis(peer));
      Figures.print(peer);
    }
    Map<String, Object> medians = new LinkedHashMap<>();
    peers.forEach((name, millis) -> medians.put(name, median(millis)));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("work", WORK);
    figures.put("fascicleMillis", median(own));
    figures.put("peers", medians);
    Figures.print(figures);
  }

  private static double millis(Map<String, Object> figures) {
    return ((Number) figures.get("stepMillis")).doubleValue();
  }

  private static double median(List<Double> values) {
    return Figures.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
