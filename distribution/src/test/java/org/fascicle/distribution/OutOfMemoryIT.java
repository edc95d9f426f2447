package org.fascicle.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.DeviceMemoryException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Model;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.specs.Dense;
import org.fascicle.specs.RepeatVector;
import org.fascicle.specs.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What needs more memory than the machine has fails by name; what goes on beside it does not. */
class OutOfMemoryIT {
  /** Times 4 bytes: 8 TiB. */
  private static final long FAR_TOO_MANY = 1L << 41;

  @RegisterExtension private static final OnCpu CPU = new OnCpu();

  private static Model line() {
    Model model =
        CPU.fascicle()
            .sequential("line")
            .backend("cpu")
            .inputShape(2)
            .add(Dense.of(1))
            .seed(3)
            .build();
    model.compile(Sgd.of(0.1), "mse");
    return model;
  }

  private static HostArray ramp(int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i);
    }
    return HostArray.of(values, rows, columns);
  }

  private static float[] kernel(Model model) {
    return model.getWeights().get("dense/kernel").toFloats();
  }

  @Test
  void anOperationThatCannotHaveItsResultSaysSo() {
    try (Session session = CPU.fascicle().session("memory")) {
      session.place(Placement.pinWait("cpu"));
      Tensor one = session.tensor(new float[] {1}, 1);

      assertThatThrownBy(() -> one.broadcastTo(FAR_TOO_MANY).toFloats())
          .isInstanceOf(DeviceMemoryException.class)
          .hasMessageContaining("cpu")
          .hasMessageContaining(String.valueOf(4 * FAR_TOO_MANY));
      assertThat(one.add(one).toFloats()).containsExactly(2);
    }
  }

  @Test
  void aTrainingGoesOnBesideIt() {
    try (Model disturbed = line();
        Model alone = line()) {
      Session session = disturbed.session();
      Tensor one = session.tensor(new float[] {1}, 1);
      Fit options = Fit.epochs(2).batchSize(4).shuffle(false);
      disturbed.fit(
          ramp(16, 2),
          ramp(16, 1),
          options.onBatchEnd(
              run ->
                  assertThatThrownBy(() -> one.broadcastTo(FAR_TOO_MANY).toFloats())
                      .isInstanceOf(DeviceMemoryException.class)));
      alone.fit(ramp(16, 2), ramp(16, 1), options);

      assertThat(kernel(disturbed)).isEqualTo(kernel(alone));
    }
  }

  @Test
  void aModelWhoseResultIsTooLargeStaysAsItWas() {
    try (Model model =
        CPU.fascicle()
            .sequential("large")
            .backend("cpu")
            .inputShape(2)
            .add(Dense.of(4))
            .add(RepeatVector.of(FAR_TOO_MANY))
            .build()) {
      float[] before = kernel(model);

      assertThatThrownBy(() -> model.predict(ramp(4, 2)))
          .isInstanceOf(DeviceMemoryException.class)
          .hasMessageContaining("cpu");
      assertThat(kernel(model)).isEqualTo(before);
    }
  }
}
