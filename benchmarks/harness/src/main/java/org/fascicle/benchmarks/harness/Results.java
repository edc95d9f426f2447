package org.fascicle.benchmarks.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fascicle.benchmarks.works.Work;
import org.fascicle.benchmarks.works.Works;

/**
 * All that is known: a row a work, each from one run with all competitors in turn. Rows need not be
 * of the same run: no machine is quiet for as long as all of them take.
 *
 * @param installBytes what a program needs on its class path, by name of the competitor
 * @param works in the order of {@link Works#all}
 */
record Results(Map<String, Long> installBytes, List<WorkResult> works) {
  Results {
    installBytes = new LinkedHashMap<>(installBytes);
    works = List.copyOf(works);
  }

  /**
   * These rows in place of older ones of the same works. A row of a work that is now another one,
   * by its title or parameters, is left out.
   */
  Results over(Results older) {
    List<WorkResult> all = new ArrayList<>();
    for (Work work : Works.all()) {
      row(work).or(() -> older.row(work)).ifPresent(all::add);
    }
    return new Results(installBytes.isEmpty() ? older.installBytes : installBytes, all);
  }

  private Optional<WorkResult> row(Work work) {
    return works.stream().filter(result -> result.work().equals(work)).findFirst();
  }

  /** The works that have no row. */
  List<String> missing() {
    return Works.all().stream().filter(work -> row(work).isEmpty()).map(Work::name).toList();
  }

  /** Names of the peers, in order, without Fascicle and the bare primitives. */
  Set<String> peers() {
    Set<String> peers = new LinkedHashSet<>();
    works.forEach(
        work ->
            Stream.of(work.rounds(), work.failed(), work.unsupported())
                .map(Map::keySet)
                .forEach(peers::addAll));
    peers.remove(Competitor.OWN);
    peers.remove(Competitor.LIMIT);
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

  /** What differs among the rows' runs by a name, such as machines. */
  List<Object> settings(String name) {
    return works.stream()
        .map(result -> result.run().get(name))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** The geometric mean of a peer's ratios over a table; empty if there is none. */
  OptionalDouble meanRatio(String heading, String peer) {
    return mean(heading, result -> result.ratio(peer));
  }

  /** The geometric mean of Fascicle's times in the bare primitives' over a table. */
  OptionalDouble meanOfLimit(String heading) {
    return mean(heading, WorkResult::ofLimit);
  }

  private OptionalDouble mean(String heading, Function<WorkResult, Optional<Double>> ratio) {
    return table(heading).stream()
        .flatMap(result -> ratio.apply(result).stream())
        .mapToDouble(Math::log)
        .average()
        .stream()
        .map(Math::exp)
        .findFirst();
  }
}
