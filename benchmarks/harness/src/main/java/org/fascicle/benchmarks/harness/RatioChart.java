package org.fascicle.benchmarks.harness;

import java.util.List;
import org.fascicle.charts.BarChart;

/** The peers' times in ours, a group of bars a work. */
final class RatioChart {
  private static final String TITLE = "A step's time in Fascicle's: above 1 Fascicle is faster";

  private RatioChart() {}

  /** The chart of the first table's works that a peer was measured with. */
  static BarChart of(Results results) {
    String heading = results.tables().iterator().next();
    List<WorkResult> works =
        results.table(heading).stream()
            .filter(work -> results.peers().stream().anyMatch(peer -> work.ratio(peer).isPresent()))
            .toList();
    List<String> names = works.stream().map(result -> result.work().name()).toList();
    BarChart chart = BarChart.of(TITLE, "", names);
    for (String peer : results.peers()) {
      double[] ratios =
          works.stream().mapToDouble(result -> result.ratio(peer).orElse(Double.NaN)).toArray();
      chart = chart.bars(peer, ratios);
    }
    return chart.line("as fast", 1).ratios();
  }
}
