package org.fascicle.benchmarks.harness;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * All that a run found.
 *
 * @param settings machine, date, rounds: by name, for the file and the text above the tables
 */
record Results(Map<String, Object> settings, List<WorkResult> works) {
  Results {
    settings = new LinkedHashMap<>(settings);
    works = List.copyOf(works);
  }

  /** Names of the peers, in order, without Fascicle. */
  Set<String> peers() {
    Set<String> peers = new LinkedHashSet<>();
    works.forEach(
        work -> {
          peers.addAll(work.rounds().keySet());
          peers.addAll(work.unsupported().keySet());
        });
    peers.remove(Competitor.OWN);
    return peers;
  }

  /** Headings of the tables that have works, in order. */
  Set<String> tables() {
    Set<String> tables = new LinkedHashSet<>();
    works.forEach(result -> tables.add(result.work().table()));
    return tables;
  }

  /** The works of a table. */
  List<WorkResult> table(String heading) {
    return works.stream().filter(result -> result.work().table().equals(heading)).toList();
  }

  /** The geometric mean of a peer's ratios over a table; empty if there is none. */
  OptionalDouble meanRatio(String heading, String peer) {
    return table(heading).stream()
        .flatMap(result -> result.ratio(peer).stream())
        .mapToDouble(Math::log)
        .average()
        .stream()
        .map(Math::exp)
        .findFirst();
  }
}
