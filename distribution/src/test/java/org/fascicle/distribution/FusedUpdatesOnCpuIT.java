package org.fascicle.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.profile.Profiling;
import org.fascicle.specs.Adadelta;
import org.fascicle.specs.Adagrad;
import org.fascicle.specs.Adam;
import org.fascicle.specs.AdamW;
import org.fascicle.specs.Adamax;
import org.fascicle.specs.BatchNormalization;
import org.fascicle.specs.Conv2D;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Flatten;
import org.fascicle.specs.Ftrl;
import org.fascicle.specs.Lion;
import org.fascicle.specs.Nadam;
import org.fascicle.specs.RmsProp;
import org.fascicle.specs.Sgd;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Optimisers that are written in single operations update variables in place, those whose elements
 * lie in an order of the library's own too, and come to what they come to operation by operation.
 */
class FusedUpdatesOnCpuIT {
  private static final int SAMPLES = 64;
  private static final int SIDE = 10;

  @RegisterExtension private static final OnCpu CPU = new OnCpu();

  private record Run(Map<String, HostArray> weights, List<String> operations) {}

  static Stream<SpecSource> optimizers() {
    return Stream.of(
        RmsProp.of(0.003).momentum(0.5).centered(true),
        Nadam.of(0.003),
        AdamW.of(0.003),
        Adam.of(0.003).amsgrad(true),
        Adam.of(0.003).useEma(true).emaOverwriteFrequency(3),
        Adamax.of(0.003),
        Adadelta.of(0.5),
        Adagrad.of(0.01),
        Ftrl.of(0.05),
        Lion.of(0.0005),
        Sgd.of(0.01).weightDecay(0.01));
  }

  private static Run run(SpecSource optimizer, boolean eagerly) {
    float[] x = new float[SAMPLES * SIDE * SIDE];
    int[] labels = new int[SAMPLES];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(0.37 * i + i / (SIDE * SIDE) % 3);
      labels[i / (SIDE * SIDE)] = i / (SIDE * SIDE) % 3;
    }
    HostArray images = HostArray.of(x, SAMPLES, SIDE, SIDE, 1);
    Dataset data = Dataset.of(images, HostArray.of(labels, SAMPLES));
    try (Model model =
        CPU.fascicle()
            .sequential("images")
            .backend("cpu")
            .options(o -> o.seed(5).runEagerly(eagerly))
            .inputShape(SIDE, SIDE, 1)
            .add(Conv2D.of(16, 3).activation("relu"))
            .add(BatchNormalization.of())
            .add(Conv2D.of(32, 3).activation("tanh"))
            .add(Flatten.of())
            .add(Dense.of(3).activation("softmax"))
            .build()) {
      model.compile(optimizer, "sparse_categorical_crossentropy");
      List<String> operations = new ArrayList<>();
      try (Profiling profiling = model.profile()) {
        model.fit(data, Fit.epochs(1).batchSize(16).shuffle(false));
        profiling.profile().rows().forEach(row -> operations.add(row.work().operation()));
      }
      model.fit(data, Fit.epochs(2).batchSize(16).shuffle(false)); // without a profile: repeated
      return new Run(model.getWeights(), operations);
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void comesToTheSame(SpecSource optimizer) {
    Run planned = run(optimizer, false);
    Run eager = run(optimizer, true);

    assertThat(planned.operations).contains("elementwise");
    assertThat(eager.operations).doesNotContain("elementwise");
    planned.weights.forEach(
        (name, values) -> {
          float[] got = values.toFloats();
          float[] want = eager.weights.get(name).toFloats();
          for (int i = 0; i < want.length; i++) {
            // Twelve steps; planned convolutions round otherwise, which steps by signs enlarge.
            assertThat(got[i]).as(name + " " + i).isCloseTo(want[i], within(2e-3f));
          }
        });
  }
}
