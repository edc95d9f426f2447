package org.fascicle.platform.internal.train;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values of a run's epoch by name: loss and metrics so far, those of its validation, and what
 * callbacks add. Sums are read back only when somebody asks.
 */
final class EpochLogs {
  private final Leases leases;
  private final Map<String, Double> added = new LinkedHashMap<>();
  private Metrics metrics;
  private Map<String, Double> read;

  /** Nothing yet. */
  EpochLogs(Leases leases) {
    this.leases = leases;
  }

  /** From now on these are read. */
  void begin(Metrics sums) {
    metrics = sums;
    stale();
  }

  /** What was read is of an earlier batch. */
  void stale() {
    read = null;
  }

  /** Forgets what callbacks added: another epoch begins. */
  void clear() {
    added.clear();
  }

  /** All values; empty before the first batch. */
  Map<String, Double> now() {
    if (read == null) {
      Map<String, Double> seen = metrics == null ? null : leases.withRules(metrics::results);
      read = seen == null ? Map.of() : seen;
    }
    if (added.isEmpty()) {
      return read;
    }
    Map<String, Double> all = new LinkedHashMap<>(read);
    all.putAll(added);
    return all;
  }

  /** Adds the results of the validation, as {@code val_…}. */
  void addValidation(Map<String, Double> results) {
    Map<String, Double> all = new LinkedHashMap<>(now());
    results.forEach((name, value) -> all.put("val_" + name, value));
    read = all;
  }

  /** A callback adds a value. */
  void add(String name, double value) {
    added.put(name, value);
  }

  /** Whether a callback added values to this epoch. */
  boolean hasAdded() {
    return !added.isEmpty();
  }
}
