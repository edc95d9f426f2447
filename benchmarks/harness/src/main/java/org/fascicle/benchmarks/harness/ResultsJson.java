package org.fascicle.benchmarks.harness;

import com.fasterxml.jackson.jr.ob.JSON;
import com.fasterxml.jackson.jr.ob.JSON.Feature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.benchmarks.works.Spread;
import org.fascicle.benchmarks.works.Work;
import org.fascicle.benchmarks.works.Works;

/** Results as JSON: short, a line a work, or whole. */
final class ResultsJson {
  private ResultsJson() {}

  /** One object a work: {@code work}, {@code fascicleMillis}, {@code peers}, {@code ratios} …. */
  static String line(WorkResult result) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("work", result.work().name());
    object.put("fascicleMillis", result.millis(Competitor.OWN).map(Spread::median).orElse(null));
    object.put("limitMillis", result.millis(Competitor.LIMIT).map(Spread::median).orElse(null));
    object.put("ofLimit", result.ofLimit().orElse(null));
    Map<String, Object> peers = new LinkedHashMap<>();
    Map<String, Object> ratios = new LinkedHashMap<>();
    for (String peer : result.rounds().keySet()) {
      if (!peer.equals(Competitor.OWN) && !peer.equals(Competitor.LIMIT)) {
        peers.put(peer, result.millis(peer).map(Spread::median).orElse(null));
        result.ratio(peer).ifPresent(ratio -> ratios.put(peer, ratio));
      }
    }
    object.put("peers", peers);
    object.put("ratios", ratios);
    object.put("unsupported", result.unsupported());
    object.put("failed", result.failed());
    return JSON.std.asString(object);
  }

  /** Everything, for a file: each work with its run and every line that a program printed. */
  static String whole(Results results) throws IOException {
    List<Object> works = new ArrayList<>();
    for (WorkResult result : results.works()) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("work", result.work().name());
      object.put("title", result.work().title());
      object.put("parameters", result.work().parameters());
      object.put("run", result.run());
      object.put("unsupported", result.unsupported());
      object.put("failed", result.failed());
      Map<String, Object> rounds = new LinkedHashMap<>();
      result
          .rounds()
          .forEach(
              (name, measured) -> rounds.put(name, measured.stream().map(Measured::line).toList()));
      object.put("rounds", rounds);
      works.add(object);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("installBytes", results.installBytes());
    all.put("works", works);
    return JSON.std.with(Feature.PRETTY_PRINT_OUTPUT).asString(all) + "\n";
  }

  /** Reads what {@link #whole} wrote; rows of works that are no more are left out. */
  static Results read(String text) throws IOException {
    Map<String, Object> all = JSON.std.mapFrom(text);
    Map<String, Long> install = new LinkedHashMap<>();
    object(all, "installBytes")
        .forEach((name, bytes) -> install.put(name, ((Number) bytes).longValue()));
    List<WorkResult> results = new ArrayList<>();
    for (Object each : (List<?>) all.get("works")) {
      result(map(each)).ifPresent(results::add);
    }
    return new Results(install, results);
  }

  private static Optional<WorkResult> result(Map<String, Object> object) {
    Optional<Work> work =
        Works.all().stream()
            .filter(each -> each.name().equals(object.get("work")))
            .filter(each -> each.title().equals(object.get("title")))
            .filter(each -> object.get("parameters").equals(number(each.parameters())))
            .findFirst();
    return work.map(
        known -> {
          WorkResult result = new WorkResult(known);
          result.during(object(object, "run"));
          object(object, "unsupported")
              .forEach((name, reason) -> result.unsupported(name, String.valueOf(reason)));
          object(object, "failed")
              .forEach((name, reason) -> result.failed(name, String.valueOf(reason)));
          object(object, "rounds")
              .forEach(
                  (name, lines) ->
                      ((List<?>) lines).forEach(line -> result.add(name, Measured.of(map(line)))));
          return result;
        });
  }

  /** As JSON has it: the narrowest whole number. */
  private static Number number(long value) {
    return value == (int) value ? (Number) (int) value : (Number) value;
  }

  private static Map<String, Object> object(Map<String, Object> all, String name) {
    return map(all.get(name));
  }

  private static Map<String, Object> map(Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((name, each) -> map.put(String.valueOf(name), each));
    return map;
  }
}
