package org.fascicle.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.fascicle.benchmarks.works.Spread;

/** Results as tables of Markdown. */
final class Tables {
  private static final String NONE = "–";
  private static final double MEBI = 1024 * 1024;
  private static final int FEW = 5;
  private static final String TRAINING = "Training steps";

  private final Results results;
  private final Set<String> peers;
  private final StringBuilder text = new StringBuilder();

  private Tables(Results results) {
    this.results = results;
    peers = results.peers();
  }

  /** The machine, then the tables with their geometric means, then what is missing. */
  static String of(Results results) {
    return new Tables(results).write();
  }

  private String write() {
    results.settings("machine").forEach(machine -> line("* machine: %s", machine));
    for (String heading : results.tables()) {
      table(heading);
    }
    memory();
    install();
    unsupported();
    if (!results.missing().isEmpty()) {
      line("");
      line("Not measured yet: %s.", String.join(", ", results.missing()));
    }
    return text.toString();
  }

  private void table(String heading) {
    boolean hasLimit =
        results.table(heading).stream().anyMatch(result -> result.ofLimit().isPresent());
    line("");
    line("### %s", heading);
    line(
        "Milliseconds, median of the rounds' medians and in brackets the least and the greatest of"
            + " them; × is the peer's time in ours, the median of the rounds' quotients.");
    if (hasLimit) {
      line(
          "The bare primitives are oneDNN's alone, nothing between them; ÷ is our time in theirs.");
    }
    line("");
    List<String> head = new ArrayList<>(List.of("work", "what", "Fascicle"));
    List<String> mean = new ArrayList<>(List.of("geometric mean", "", ""));
    for (String peer : peers) {
      head.addAll(List.of(peer, "×"));
      mean.addAll(List.of("", mean(results.meanRatio(heading, peer))));
    }
    if (hasLimit) {
      head.addAll(List.of("bare primitives", "÷"));
      mean.addAll(List.of("", mean(results.meanOfLimit(heading))));
    }
    head.add("run");
    mean.add("");
    row(head);
    line("|---|---|%s---|", "---:|".repeat(head.size() - 3));
    results.table(heading).forEach(result -> row(cells(result, hasLimit)));
    row(mean);
  }

  private List<String> cells(WorkResult result, boolean hasLimit) {
    List<String> cells = new ArrayList<>();
    cells.addAll(List.of(result.work().name(), result.work().title()));
    cells.add(millis(result, Competitor.OWN));
    for (String peer : peers) {
      cells.add(millis(result, peer));
      cells.add(ratio(result.ratio(peer)));
    }
    if (hasLimit) {
      cells.add(millis(result, Competitor.LIMIT));
      cells.add(ratio(result.ofLimit()));
    }
    cells.add(run(result.run()));
    return cells;
  }

  /** The day, rounds and seconds, and the pace of the machine before and after. */
  private static String run(Map<String, Object> run) {
    return run.isEmpty()
        ? ""
        : String.format(
            "%s, %s × %s s, %s–%s GFLOP/s",
            run.get("date"),
            run.get("rounds"),
            run.get("seconds"),
            run.get("gigaflopsBefore"),
            run.get("gigaflopsAfter"));
  }

  private static String millis(WorkResult result, String competitor) {
    String failed = result.failed().getOrDefault(competitor, "");
    String measured =
        result.millis(competitor).map(Tables::millis).orElse("") + few(result, competitor);
    if (failed.isEmpty()) {
      return measured.isEmpty() ? NONE : measured;
    }
    return measured.isEmpty() ? failed : measured + ", then " + failed;
  }

  /** Says so if less than usual was measured. */
  private static String few(WorkResult result, String competitor) {
    int steps = result.steps(competitor).orElse(FEW);
    return result.work().hasLoss() && steps < FEW ? ", steps a round: " + steps : "";
  }

  private static String millis(Spread spread) {
    return three(spread.median()) + " (" + three(spread.min()) + "–" + three(spread.max()) + ")";
  }

  private static String ratio(Optional<Double> ratio) {
    return ratio.map(Tables::twoPlaces).orElse(NONE);
  }

  private static String mean(OptionalDouble mean) {
    return mean.isPresent() ? "**" + twoPlaces(mean.getAsDouble()) + "**" : NONE;
  }

  /** Three digits that mean something. */
  static String three(double value) {
    int places = value <= 0 ? 0 : 2 - (int) Math.floor(Math.log10(value));
    return String.format(Locale.ROOT, "%,." + Math.max(0, Math.min(6, places)) + "f", value);
  }

  private static String twoPlaces(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** The most memory of the training works' processes. */
  private void memory() {
    List<WorkResult> trainings =
        results.table(TRAINING).stream()
            .filter(result -> result.peakBytes(Competitor.OWN).isPresent())
            .toList();
    if (trainings.isEmpty()) {
      return;
    }
    line("");
    line("### Peak memory");
    line(
        "The most that a training's process had resident (VmHWM), MiB, in any round: what a Java"
            + " heap of a quarter of the machine's memory lets lie is in it.");
    line("");
    peerHead("work");
    for (WorkResult result : trainings) {
      List<String> cells = new ArrayList<>(List.of(result.work().name()));
      cells.add(mebi(result.peakBytes(Competitor.OWN)));
      peers.forEach(peer -> cells.add(mebi(result.peakBytes(peer))));
      row(cells);
    }
  }

  private void install() {
    if (results.installBytes().isEmpty()) {
      return;
    }
    line("");
    line("### Install size");
    line(
        "MiB of the jars that a program needs on its class path, natives of one platform packed in"
            + " them; ours with the folder of bundles.");
    line("");
    peerHead("");
    List<String> cells = new ArrayList<>(List.of("jars"));
    cells.add(install(Competitor.OWN));
    peers.forEach(peer -> cells.add(install(peer)));
    row(cells);
  }

  private String install(String competitor) {
    Long bytes = results.installBytes().get(competitor);
    return mebi(bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes));
  }

  private static String mebi(OptionalLong bytes) {
    return bytes.isPresent() ? three(bytes.getAsLong() / MEBI) : NONE;
  }

  private void peerHead(String first) {
    List<String> head = new ArrayList<>(List.of(first, Competitor.OWN));
    head.addAll(peers);
    row(head);
    line("|---|%s", "---:|".repeat(head.size() - 1));
  }

  private void unsupported() {
    boolean isFirst = true;
    for (WorkResult result : results.works()) {
      for (String competitor : result.unsupported().keySet()) {
        if (competitor.equals(Competitor.LIMIT)) {
          continue;
        }
        if (isFirst) {
          line("");
          line("Without a figure:");
          line("");
          isFirst = false;
        }
        line(
            "* %s: %s %s.", result.work().name(), competitor, result.unsupported().get(competitor));
      }
    }
  }

  private void row(List<String> cells) {
    line("%s", "| " + String.join(" | ", cells) + " |");
  }

  private void line(String format, Object... values) {
    text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    text.append('\n');
  }
}
