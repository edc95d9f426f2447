package org.fascicle.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Model;
import org.fascicle.specs.BatchNormalization;
import org.fascicle.specs.Dense;
import org.fascicle.specs.MeanSquaredError;
import org.fascicle.specs.Sgd;
import org.fascicle.specs.TimeDistributed;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch normalisation inside another layer, which is made to stay as it is and to move again. */
class FrozenInsideIT {
  @RegisterExtension private static final OnCpu CPU = new OnCpu();
  private static final String INSIDE = "time_distributed/";

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"cpu", "reference"})
  void frozenItsStatisticsStayAndAreUsed(String backend) {
    float[] values = new float[4 * 3 * 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = 5 + (float) Math.sin(i);
    }
    HostArray x = HostArray.of(values, 4, 3, 2);
    try (Model model =
        CPU.fascicle()
            .sequential("frozen")
            .seed(4)
            .backend(backend)
            .inputShape(3, 2)
            .add(TimeDistributed.of(BatchNormalization.of()))
            .add(Dense.of(2))
            .build()) {
      model.compile(Sgd.of(0.01), MeanSquaredError.of());
      double asInference = model.evaluate(x, x).get("loss");
      assertThat(loss(model, x)).isNotCloseTo(asInference, within(0.1));
      assertThat(moved(model, x)).isTrue();

      model.setTrainable("time_distributed", false);
      asInference = model.evaluate(x, x).get("loss");
      assertThat(loss(model, x)).isCloseTo(asInference, within(1e-5));
      assertThat(moved(model, x)).isFalse();

      model.setTrainable("time_distributed", true);
      assertThat(moved(model, x)).isTrue();
    }
  }

  /** The loss of a training step, before it changes anything. */
  private static double loss(Model model, HostArray x) {
    return model.fit(x, x, Fit.epochs(1).batchSize(4)).last().get("loss");
  }

  /** Whether a training step changes anything inside. */
  private static boolean moved(Model model, HostArray x) {
    Map<String, HostArray> before = model.getWeights();
    loss(model, x);
    boolean dense = false;
    boolean inside = false;
    for (Map.Entry<String, HostArray> now : model.getWeights().entrySet()) {
      boolean same = now.getValue().buffer().equals(before.get(now.getKey()).buffer());
      if (now.getKey().startsWith(INSIDE)) {
        inside |= !same;
      } else {
        dense |= !same;
      }
    }
    assertThat(dense).isTrue();
    return inside;
  }
}
