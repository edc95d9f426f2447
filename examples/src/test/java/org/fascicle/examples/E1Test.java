package org.fascicle.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.model.CancelToken;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.Test;

class E1Test {
  @Test
  void gradientsAreThoseOfTheCourse() {
    Map<String, Object> figures = figures();

    assertThat(figures.get("product"))
        .isEqualTo(Map.of("q", 3.0, "f", -12.0, "dx", -4.0, "dy", -4.0, "dz", 3.0));
    assertThat(figures.get("gates"))
        .isEqualTo(
            Map.of(
                "sum", List.of(1.0, 1.0),
                "product", List.of(-4.0, 3.0),
                "max", List.of(1.0, 0.0)));
  }

  @Test
  void sigmoidCircuitIsThatOfTheCourse() {
    Map<?, ?> circuit = (Map<?, ?>) figures().get("sigmoid");
    double f = 1 / (1 + Math.exp(-1));
    double slope = f * (1 - f);

    assertThat((Double) circuit.get("f")).isCloseTo(f, within(1e-15));
    assertClose(circuit.get("dw"), -slope, -2 * slope, slope);
    assertClose(circuit.get("dx"), 2 * slope, -3 * slope);
  }

  @Test
  void finiteDifferencesAgree() {
    // Central differences with h = 1e-5 err by about h² and rounding / h: both about 1e-10.
    assertThat((Double) figures().get("numericalError")).isLessThan(1e-9);
  }

  private static void assertClose(Object actual, double... expected) {
    assertThat(((List<?>) actual)).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((Double) ((List<?>) actual).get(i)).isCloseTo(expected[i], within(1e-15));
    }
  }

  private static Map<String, Object> figures() {
    try (PluginPlatform platform =
        new PluginPlatform(E1Test.class.getClassLoader(), Optional.empty())) {
      return new E1()
          .run(
              new ExampleRun(
                  platform.fascicle(),
                  0,
                  0,
                  Optional.of("reference"),
                  new CancelToken(),
                  new TrainingListener() {},
                  line -> {},
                  Path.of("target")));
    }
  }
}
