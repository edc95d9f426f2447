package org.fascicle.benchmarks.harness;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.fascicle.benchmarks.works.Spread;

/** Results as tables of Markdown. */
final class Tables {
  private final Results results;
  private final Set<String> peers;
  private final StringBuilder text = new StringBuilder();

  private Tables(Results results) {
    this.results = results;
    peers = results.peers();
  }

  /** The settings, then the tables with their geometric means, then what was not possible. */
  static String of(Results results) {
    return new Tables(results).write();
  }

  private String write() {
    results.settings().forEach((name, value) -> line("* %s: %s", name, value));
    for (String heading : results.tables()) {
      table(heading);
    }
    unsupported();
    return text.toString();
  }

  private void table(String heading) {
    line("");
    line("### %s", heading);
    line(
        "Milliseconds, median of the rounds' medians and in brackets the least and the greatest of"
            + " them; × is the peer's time in ours, the median of the rounds' quotients.");
    line("");
    text.append("| work | what |").append(" Fascicle |");
    peers.forEach(peer -> text.append(' ').append(peer).append(" | × |"));
    line("");
    line("|---|---|---:%s|", "|---:|---:".repeat(peers.size()));
    results.table(heading).forEach(this::row);
    text.append("| geometric mean | | |");
    for (String peer : peers) {
      OptionalDouble mean = results.meanRatio(heading, peer);
      text.append("  | ");
      text.append(mean.isPresent() ? "**" + twoPlaces(mean.getAsDouble()) + "**" : "–");
      text.append(" |");
    }
    line("");
  }

  private void row(WorkResult result) {
    text.append("| ").append(result.work().name()).append(" | ").append(result.work().title());
    text.append(" | ").append(millis(result, Competitor.OWN)).append(" |");
    for (String peer : peers) {
      text.append(' ').append(millis(result, peer)).append(" | ");
      text.append(result.ratio(peer).map(Tables::twoPlaces).orElse("–")).append(" |");
    }
    line("");
  }

  private static String millis(WorkResult result, String competitor) {
    return result.millis(competitor).map(Tables::millis).orElse("–");
  }

  private static String millis(Spread spread) {
    return three(spread.median()) + " (" + three(spread.min()) + "–" + three(spread.max()) + ")";
  }

  /** Three digits that mean something. */
  static String three(double value) {
    int places = value <= 0 ? 0 : 2 - (int) Math.floor(Math.log10(value));
    return String.format(Locale.ROOT, "%,." + Math.max(0, Math.min(6, places)) + "f", value);
  }

  private static String twoPlaces(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private void unsupported() {
    boolean isFirst = true;
    for (WorkResult result : results.works()) {
      for (String competitor : result.unsupported().keySet()) {
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

  private void line(String format, Object... values) {
    text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    text.append('\n');
  }
}
