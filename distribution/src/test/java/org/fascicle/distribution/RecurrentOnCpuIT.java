package org.fascicle.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.profile.Profiling;
import org.fascicle.specs.Bidirectional;
import org.fascicle.specs.Dense;
import org.fascicle.specs.GRU;
import org.fascicle.specs.LSTM;
import org.fascicle.specs.Sgd;
import org.fascicle.specs.SimpleRNN;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recurrent networks learn the same however much of the work plans and kernels leave out. */
class RecurrentOnCpuIT {
  private static final int SAMPLES = 48;
  private static final int STEPS = 9;
  private static final int FEATURES = 3;
  private static final int UNITS = 8;

  @RegisterExtension private static final OnCpu CPU = new OnCpu();

  private record Run(Map<String, HostArray> weights, History history, List<String> operations) {
    void assertLearning() {
      double[] losses = history.get("loss");
      assertThat(losses[2]).isLessThan(losses[0]);
    }
  }

  /** The same layer forwards and backwards. */
  static Stream<List<SpecSource>> layers() {
    return Stream.of(
        List.of(SimpleRNN.of(UNITS), SimpleRNN.of(UNITS).goBackwards(true)),
        List.of(GRU.of(UNITS), GRU.of(UNITS).goBackwards(true)),
        List.of(LSTM.of(UNITS), LSTM.of(UNITS).goBackwards(true)));
  }

  static Stream<SpecSource> sequences() {
    return Stream.of(
        SimpleRNN.of(UNITS).returnSequences(true),
        GRU.of(UNITS).returnSequences(true),
        LSTM.of(UNITS).returnSequences(true));
  }

  private static Run run(String backend, boolean eagerly, SpecSource... layers) {
    float[] x = new float[SAMPLES * STEPS * FEATURES];
    int[] labels = new int[SAMPLES];
    for (int i = 0; i < x.length; i++) {
      int sample = i / (STEPS * FEATURES);
      labels[sample] = sample % 2;
      x[i] = (float) Math.sin(i * 1.3 + sample % 2 * i * 0.7);
    }
    var builder =
        CPU.fascicle()
            .sequential("recurrent")
            .backend(backend)
            .options(o -> o.seed(5).runEagerly(eagerly))
            .inputShape(STEPS, FEATURES);
    for (SpecSource layer : layers) {
      builder.add(layer);
    }
    try (Model model = builder.add(Dense.of(2).activation("softmax")).build()) {
      model.compile(Sgd.of(0.05), "sparse_categorical_crossentropy");
      HostArray samples = HostArray.of(x, SAMPLES, STEPS, FEATURES);
      Fit epochs = Fit.epochs(3).batchSize(16).shuffle(false);
      List<String> operations;
      try (Profiling profiling = model.profile()) {
        model.fit(samples, HostArray.of(labels, SAMPLES), epochs);
        operations =
            profiling.profile().rows().stream().map(row -> row.work().operation()).toList();
      }
      // Without a profile steps are repeated.
      History history = model.fit(samples, HostArray.of(labels, SAMPLES), epochs);
      return new Run(model.getWeights(), history, operations);
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theLastStateAloneIsTrainedWithoutASequenceOfZeros(List<SpecSource> both) {
    for (SpecSource layer : both) {
      Run cpu = run("cpu", false, layer);
      Run reference = run("reference", false, layer);

      assertThat(cpu.operations)
          .contains("last_state", "last_state_grad")
          .doesNotContain("pad", "slice");
      assertThat(reference.operations).doesNotContain("last_state").contains("pad");
      cpu.assertLearning();
      agree(cpu, reference, 1e-4f);
    }
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void whatTwoWaysReverseTwiceLearnsTheSameUnreversed(SpecSource sequences) {
    SpecSource[] layers = {Bidirectional.of(sequences), LSTM.of(4)};
    Run planned = run("cpu", false, layers);
    Run eager = run("cpu", true, layers);

    assertThat(eager.operations).contains("reverse");
    assertThat(planned.operations).doesNotContain("reverse");
    planned.assertLearning();
    agree(planned, eager, 0);
  }

  private static void agree(Run got, Run want, float tolerance) {
    assertThat(got.weights).hasSameSizeAs(want.weights).isNotEmpty();
    got.weights.forEach(
        (name, values) ->
            assertThat(values.toFloats())
                .as(name)
                .containsExactly(want.weights.get(name).toFloats(), within(tolerance)));
  }
}
