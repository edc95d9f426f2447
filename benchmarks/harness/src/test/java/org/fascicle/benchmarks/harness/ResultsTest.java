package org.fascicle.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fascicle.benchmarks.works.Works;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  private static final Map<String, Object> RUN =
      Map.of(
          "machine",
          "2 × processor",
          "date",
          "2026-01-02",
          "rounds",
          3,
          "seconds",
          2.0,
          "gigaflopsBefore",
          300,
          "gigaflopsAfter",
          310);

  @TempDir Path folder;

  /** Three rounds on a machine whose pace changes: the quotients are 3, 2, 4. */
  private static WorkResult d9() {
    WorkResult result = new WorkResult(Works.named(List.of("D9")).get(0));
    for (double[] round : new double[][] {{1, 3}, {10, 20}, {2, 8}}) {
      result.add("Fascicle", Measured.of(Lines.of("Fascicle 0.1.0", round[0])));
      result.add("Quick", Measured.of(Lines.of("Quick 1.0", round[1])));
    }
    for (double millis : new double[] {0.5, 8, 1}) {
      result.add("oneDNN", Measured.of(Lines.of("oneDNN 1.0", millis)));
    }
    result.unsupported("Lean", "has no dense layer");
    result.during(RUN);
    return result;
  }

  private static WorkResult c1() {
    WorkResult result = new WorkResult(Works.named(List.of("C1")).get(0));
    result.add("Fascicle", Measured.of(Lines.of("Fascicle 0.1.0", 100)));
    result.add("Quick", Measured.of(Lines.of("Quick 1.0", 1200)));
    result.failed("Late", "did not finish in 600 s");
    result.unsupported("oneDNN", "states no limit of this work");
    return result;
  }

  private static Results results() {
    return new Results(Map.of("Fascicle", 3L << 20, "Quick", 50L << 20), List.of(d9(), c1()));
  }

  @Test
  void theRatioIsTheMedianOfTheRounds() {
    assertThat(d9().millis("Fascicle").orElseThrow().median()).isEqualTo(2);
    assertThat(d9().millis("Quick").orElseThrow().max()).isEqualTo(20);
    assertThat(d9().ratio("Quick")).contains(3.0);
    assertThat(d9().ratio("Lean")).isEmpty();
  }

  @Test
  void theMeanOfRatiosIsGeometric() {
    assertThat(results().meanRatio("Training steps", "Quick").orElseThrow())
        .isEqualTo(6, within(1e-12)); // √(3 · 12)
    assertThat(results().meanRatio("Training steps", "Lean")).isEmpty();
  }

  @Test
  void tablesHoldMediansRatiosAndWhatIsMissing() {
    assertThat(Tables.of(results()).lines())
        .contains(
            "* machine: 2 × processor",
            "### Training steps",
            "| work | what | Fascicle | Quick | × | Lean | × | Late | × | bare primitives | ÷ | run |",
            "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|",
            "| D9 | digits: Dense 784, 10 | 2.00 (1.00–10.0) | 8.00 (3.00–20.0) | 3.00 | – | – | – | –"
                + " | 1.00 (0.500–8.00) | 2.00 | 2026-01-02, 3 × 2.0 s, 300–310 GFLOP/s |",
            "| C1 | digits: Conv 32, 64 of 5×5 | 100 (100–100) | 1,200 (1,200–1,200) | 12.00 | – | –"
                + " | did not finish in 600 s | – | – | – |  |",
            "| geometric mean |  |  |  | **6.00** |  | – |  | – |  | **2.00** |  |",
            "| D9 | 64.0 | 64.0 | – | – |",
            "| jars | 3.00 | 50.0 | – | – |",
            "* D9: Lean has no dense layer.")
        .noneMatch(line -> line.contains("states no limit"))
        .anyMatch(line -> line.startsWith("Not measured yet: D1, C2, VGG,"));
  }

  @Test
  void fewStepsAreSaid() {
    WorkResult row = c1();
    row.add("Slow", Lines.with("steps", 2));

    assertThat(Tables.of(new Results(Map.of(), List.of(row))))
        .contains("| 2.00 (2.00–2.00), steps a round: 2 |")
        .contains("| 1,200 (1,200–1,200) |");
  }

  @Test
  void rowsReplaceThoseOfTheSameWorks() throws IOException {
    Results before = ResultsJson.read(ResultsJson.whole(results()));
    WorkResult again = new WorkResult(Works.named(List.of("C1")).get(0));
    again.add("Fascicle", Measured.of(Lines.of("Fascicle 0.1.0", 50)));
    Results after =
        ResultsJson.read(ResultsJson.whole(new Results(Map.of(), List.of(again)).over(before)));

    assertThat(ResultsJson.whole(before)).isEqualTo(ResultsJson.whole(results()));
    assertThat(after.works()).extracting(row -> row.work().name()).containsExactly("D9", "C1");
    assertThat(Tables.of(after).lines())
        .as("the other row is as it was")
        .anyMatch(line -> line.startsWith("| D9 ") && line.endsWith("300–310 GFLOP/s |"));
    assertThat(after.works().get(0).ratio("Quick")).contains(3.0);
    assertThat(after.works().get(1).millis("Fascicle").orElseThrow().median()).isEqualTo(50);
    assertThat(after.works().get(1).failed()).isEmpty();
    assertThat(after.installBytes()).isEqualTo(before.installBytes());
  }

  @Test
  void aRowOfAnotherWorkByTheSameNameIsLeftOut() throws IOException {
    String text = ResultsJson.whole(results());

    assertThat(ResultsJson.read(text.replace("62346", "62347")).works()).hasSize(1);
    assertThat(ResultsJson.read(text.replace("digits: Dense", "other: Dense")).works()).hasSize(1);
  }

  @Test
  void numbersHaveThreeDigits() {
    assertThat(List.of(0.0012345, 0.5, 1.0, 9.994, 12.34, 123.4, 1234.4))
        .extracting(Tables::three)
        .containsExactly("0.00123", "0.500", "1.00", "9.99", "12.3", "123", "1,234");
  }

  @Test
  void aLineOfJsonAWork() throws IOException {
    Map<String, Object> line = JSON.std.mapFrom(ResultsJson.line(d9()));

    assertThat(line)
        .containsEntry("work", "D9")
        .containsEntry("fascicleMillis", 2.0)
        .containsEntry("limitMillis", 1.0)
        .containsEntry("ofLimit", 2.0)
        .containsEntry("peers", Map.of("Quick", 8.0))
        .containsEntry("ratios", Map.of("Quick", 3.0))
        .containsEntry("unsupported", Map.of("Lean", "has no dense layer"));
  }

  @Test
  void filesAreWrittenAndTheTextAroundTheMarksStays() throws IOException {
    Output output =
        new Output(
            folder.resolve("a/peers.json"), folder.resolve("page.md"), folder.resolve("peers.png"));
    Files.writeString(
        output.tables(), "before\n" + MarkedText.BEGIN + "\nold\n" + MarkedText.END + "\nafter\n");
    output.write(results());
    String first = Files.readString(output.tables());
    output.write(results());

    assertThat(first)
        .startsWith("before\n" + MarkedText.BEGIN + "\n* machine")
        .endsWith(MarkedText.END + "\nafter\n")
        .doesNotContain("\nold\n");
    assertThat(Files.readString(output.tables())).isEqualTo(first);
    Map<String, Object> all = JSON.std.mapFrom(Files.readString(output.json()));
    assertThat((List<?>) all.get("works")).hasSize(2);
    assertThat(output.chart()).isNotEmptyFile();
  }

  @Test
  void aPageWithoutMarksStays() throws IOException {
    Path page = folder.resolve("page.md");
    Files.writeString(page, MarkedText.END + "\n" + MarkedText.BEGIN + "\n");

    assertThatIllegalStateException()
        .isThrownBy(() -> MarkedText.replace(page, "new"))
        .withMessageContaining("in this order");
    assertThat(page).hasContent(MarkedText.END + "\n" + MarkedText.BEGIN + "\n");
  }
}
