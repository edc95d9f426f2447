package org.fascicle.platform.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fascicle.platform.testing.TestPlatform.dense;
import static org.fascicle.platform.testing.TestPlatform.optimizer;

import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.platform.testing.TestPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Training on the reference backend. */
class FitTest {
  private final TestPlatform platform = new TestPlatform();

  @AfterEach
  void close() {
    platform.close();
  }

  /** y = 2a − b + 0.5. */
  static HostArray x(int n) {
    float[] x = new float[2 * n];
    for (int i = 0; i < n; i++) {
      x[2 * i] = (float) Math.sin(i);
      x[2 * i + 1] = (float) Math.cos(3 * i);
    }
    return HostArray.of(x, n, 2);
  }

  static HostArray y(int n) {
    float[] x = x(n).toFloats();
    float[] y = new float[n];
    for (int i = 0; i < n; i++) {
      y[i] = 2 * x[2 * i] - x[2 * i + 1] + 0.5f;
    }
    return HostArray.of(y, n, 1);
  }

  @Test
  void findsTheLine() {
    Model model =
        platform.fascicle().sequential("line").inputShape(2).add(dense(1)).seed(3).build();
    model.compile(optimizer("SGD", 0.1), "mse", "mae");
    History history = model.fit(x(100), y(100), Fit.epochs(60).batchSize(10));
    assertThat(history.epochs()).hasSize(60);
    assertThat(history.last().get("loss")).isLessThan(1e-6);
    assertThat(model.getWeights().get("dense/kernel").toFloats())
        .containsExactly(new float[] {2, -1}, within(1e-3f));
    assertThat(model.evaluate(x(7), y(7)).get("mae")).isLessThan(1e-3);
    assertThat(model.predict(x(3)).toFloats()).containsExactly(y(3).toFloats(), within(1e-3f));
  }
}
