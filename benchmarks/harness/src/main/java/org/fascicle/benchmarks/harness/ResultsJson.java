package org.fascicle.benchmarks.harness;

import com.fasterxml.jackson.jr.ob.JSON;
import com.fasterxml.jackson.jr.ob.JSON.Feature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.benchmarks.works.Spread;

/** Results as JSON: short, a line a work, or whole. */
final class ResultsJson {
  private ResultsJson() {}

  /** One object a work: {@code work}, {@code fascicleMillis}, {@code peers}, {@code ratios}. */
  static String line(WorkResult result) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("work", result.work().name());
    object.put("fascicleMillis", result.millis(Competitor.OWN).map(Spread::median).orElse(null));
    Map<String, Object> peers = new LinkedHashMap<>();
    Map<String, Object> ratios = new LinkedHashMap<>();
    for (String peer : result.rounds().keySet()) {
      if (!peer.equals(Competitor.OWN)) {
        peers.put(peer, result.millis(peer).map(Spread::median).orElse(null));
        result.ratio(peer).ifPresent(ratio -> ratios.put(peer, ratio));
      }
    }
    object.put("peers", peers);
    object.put("ratios", ratios);
    object.put("unsupported", result.unsupported());
    return JSON.std.asString(object);
  }

  /** Everything, for a file: settings, and each work with every line that a program printed. */
  static String whole(Results results) throws IOException {
    List<Object> works = new ArrayList<>();
    for (WorkResult result : results.works()) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("work", result.work().name());
      object.put("title", result.work().title());
      object.put("unsupported", result.unsupported());
      Map<String, Object> rounds = new LinkedHashMap<>();
      result
          .rounds()
          .forEach(
              (name, measured) -> rounds.put(name, measured.stream().map(Measured::line).toList()));
      object.put("rounds", rounds);
      works.add(object);
    }
    Map<String, Object> all = new LinkedHashMap<>(results.settings());
    all.put("works", works);
    return JSON.std.with(Feature.PRETTY_PRINT_OUTPUT).asString(all) + "\n";
  }
}
