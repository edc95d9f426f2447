package org.fascicle.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Sgd;
import org.fascicle.specs.TerminateOnNan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A NaN among the inputs ends a run on the CPU too, where a rectifier hides it from the loss. */
class NanOnCpuIT {
  @RegisterExtension private static final OnCpu CPU = new OnCpu();

  private static History fit(String activation) {
    float[][] x = new float[64][8];
    int[] labels = new int[64];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[i].length; j++) {
        x[i][j] = (i * 7 + j * 3) % 11 / 11f;
      }
      labels[i] = i % 3;
    }
    x[5][2] = Float.NaN;
    try (Model model =
        CPU.fascicle()
            .sequential("nan")
            .inputShape(8)
            .add(Dense.of(16).activation(activation).named("first"))
            .add(Dense.of(3).activation("softmax"))
            .backend("cpu")
            .build()) {
      model.compile(Sgd.of(0.1), "sparse_categorical_crossentropy");
      return model.fit(x, labels, Fit.epochs(4).batchSize(16).callbacks(TerminateOnNan.of()));
    }
  }

  @Test
  void whereALayerLetsItThroughTheLossShowsIt() {
    History history = fit("tanh");

    assertThat(history.stop()).isEqualTo(History.Stop.STOPPED);
    assertThat(history.reason()).startsWith("loss is NaN after batch");
  }

  @Test
  void behindARectifierTheParametersDo() {
    History history = fit("relu");

    assertThat(history.stop()).isEqualTo(History.Stop.STOPPED);
    assertThat(history.reason())
        .containsAnyOf(
            "loss is NaN after batch", "first/kernel has elements that are not finite after epoch");
  }
}
