package org.fascicle.distribution.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalCurveTest {
  @Test
  void putsTheHighestValueOnTopAndTheLowestAtTheBottom() {
    List<String> lines = TerminalCurve.draw("loss", Map.of("loss", new double[] {2, 1, 0}));

    assertThat(lines.get(0)).isEqualTo("loss:  • loss");
    assertThat(lines.get(1)).isEqualTo("   2.0000 │•");
    assertThat(lines.get(10)).startsWith("   0.0000 │").endsWith("•").hasSize(11 + 60);
  }

  @Test
  void drawsAConstantCurveAndLeavesOutNaN() {
    List<String> lines =
        TerminalCurve.draw("loss", Map.of("loss", new double[] {1, Double.NaN, 1}));

    assertThat(String.join("", lines).chars().filter(c -> c == '•').count()).isEqualTo(3);
  }

  @Test
  void drawsNothingOfNothing() {
    assertThat(TerminalCurve.draw("loss", Map.of("loss", new double[] {Double.NaN}))).isEmpty();
  }
}
