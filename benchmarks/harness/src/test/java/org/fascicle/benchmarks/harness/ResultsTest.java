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
  @TempDir Path folder;

  /** Three rounds on a machine whose pace changes: the quotients are 3, 2, 4. */
  private static WorkResult d9() {
    WorkResult result = new WorkResult(Works.named(List.of("D9")).get(0));
    for (double[] round : new double[][] {{1, 3}, {10, 20}, {2, 8}}) {
      result.add("Fascicle", Measured.of(Lines.of("Fascicle 0.1.0", round[0])));
      result.add("Quick", Measured.of(Lines.of("Quick 1.0", round[1])));
    }
    result.unsupported("Lean", "has no dense layer");
    return result;
  }

  private static WorkResult c1() {
    WorkResult result = new WorkResult(Works.named(List.of("C1")).get(0));
    result.add("Fascicle", Measured.of(Lines.of("Fascicle 0.1.0", 100)));
    result.add("Quick", Measured.of(Lines.of("Quick 1.0", 1200)));
    return result;
  }

  private static Results results() {
    return new Results(Map.of("machine", "2 × processor"), List.of(d9(), c1()));
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
            "| work | what | Fascicle | Quick | × | Lean | × |",
            "|---|---|---:|---:|---:|---:|---:|",
            "| D9 | digits: Dense 784, 10 | 2.00 (1.00–10.0) | 8.00 (3.00–20.0) | 3.00 | – | – |",
            "| geometric mean | | |  | **6.00** |  | – |",
            "* D9: Lean has no dense layer.");
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
        .doesNotContain("old");
    assertThat(Files.readString(output.tables())).isEqualTo(first);
    Map<String, Object> all = JSON.std.mapFrom(Files.readString(output.json()));
    assertThat(all).containsEntry("machine", "2 × processor");
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
