package org.fascicle.benchmarks.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.fascicle.benchmarks.works.Spread;
import org.fascicle.benchmarks.works.Work;

/** What all rounds found about a work. */
final class WorkResult {
  private final Work work;
  private final Map<String, List<Measured>> rounds = new LinkedHashMap<>();
  private final Map<String, String> unsupported = new LinkedHashMap<>();
  private final Map<String, String> failed = new LinkedHashMap<>();
  private Map<String, Object> run = Map.of();

  WorkResult(Work work) {
    this.work = work;
  }

  /** Adds a round of a competitor; its rounds come in order. */
  void add(String competitor, Measured measured) {
    rounds.computeIfAbsent(competitor, name -> new ArrayList<>()).add(measured);
  }

  /** A competitor cannot do this work. */
  void unsupported(String competitor, String reason) {
    unsupported.put(competitor, reason);
  }

  /** A competitor gave no figures, or no more. */
  void failed(String competitor, String reason) {
    failed.put(competitor, reason);
  }

  /** Says when, where and how it was measured. */
  void during(Map<String, Object> settings) {
    run = new LinkedHashMap<>(settings);
  }

  /** When, where and how it was measured, by name. */
  Map<String, Object> run() {
    return run;
  }

  Work work() {
    return work;
  }

  /** By name of the competitor. */
  Map<String, List<Measured>> rounds() {
    return rounds;
  }

  /** By name of the competitor: why it has no figures. */
  Map<String, String> unsupported() {
    return unsupported;
  }

  /** By name of the competitor: what went wrong. */
  Map<String, String> failed() {
    return failed;
  }

  /** Why a competitor has no figures, or no more; empty if nothing is amiss. */
  Optional<String> missing(String competitor) {
    return Optional.ofNullable(failed.get(competitor))
        .or(() -> Optional.ofNullable(unsupported.get(competitor)));
  }

  /** The most memory that a competitor's process had in any round; empty if nobody said. */
  OptionalLong peakBytes(String competitor) {
    return rounds.getOrDefault(competitor, List.of()).stream()
        .mapToLong(Measured::peakBytes)
        .filter(bytes -> bytes > 0)
        .max();
  }

  /** How many steps counted in the competitor's shortest round; empty if it has none. */
  OptionalInt steps(String competitor) {
    return rounds.getOrDefault(competitor, List.of()).stream().mapToInt(Measured::steps).min();
  }

  /** The medians of a competitor's rounds; empty if it has none. */
  Optional<Spread> millis(String competitor) {
    List<Measured> measured = rounds.getOrDefault(competitor, List.of());
    return measured.isEmpty()
        ? Optional.empty()
        : Optional.of(Spread.of(measured.stream().map(m -> m.millis().median()).toList()));
  }

  /**
   * How many times as long a competitor takes as Fascicle: the median of the rounds' quotients,
   * since only what ran side by side can be compared. Above 1 Fascicle is faster.
   */
  Optional<Double> ratio(String competitor) {
    List<Measured> own = rounds.getOrDefault(Competitor.OWN, List.of());
    List<Measured> other = rounds.getOrDefault(competitor, List.of());
    int count = Math.min(own.size(), other.size());
    if (count == 0) {
      return Optional.empty();
    }
    double[] quotients = new double[count];
    for (int i = 0; i < count; i++) {
      quotients[i] = other.get(i).millis().median() / own.get(i).millis().median();
    }
    return Optional.of(Spread.of(quotients).median());
  }

  /** Fascicle's time in that of the bare primitives; empty where no limit is stated. */
  Optional<Double> ofLimit() {
    return ratio(Competitor.LIMIT).map(ratio -> 1 / ratio);
  }
}
