package org.fascicle.distribution;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.fascicle.specs.Adagrad;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Embedding;
import org.fascicle.specs.GlobalAveragePooling1D;
import org.fascicle.specs.Sgd;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Updates of the rows that a batch looked up give the bits of updates of the whole table. */
class SparseOnCpuIT {
  private static final int SAMPLES = 96;
  private static final int WORDS = 11;

  @RegisterExtension private static final OnCpu CPU = new OnCpu();

  private record Run(Map<String, HostArray> weights, List<String> operations) {}

  static Stream<SpecSource> optimizers() {
    return Stream.of(Sgd.of(0.3), Adagrad.of(0.3));
  }

  private static Model network(String backend, boolean eagerly) {
    return CPU.fascicle()
        .sequential("words")
        .backend(backend)
        .options(o -> o.seed(5).runEagerly(eagerly))
        .inputShape(WORDS)
        .add(Embedding.of(5_003, 24))
        .add(GlobalAveragePooling1D.of())
        .add(Dense.of(3).activation("softmax"))
        .build();
  }

  /** Some words are in all samples, twice in some, others in one, most in none. */
  private static Run run(String backend, SpecSource optimizer, boolean eagerly) {
    int[] x = new int[SAMPLES * WORDS];
    int[] labels = new int[SAMPLES];
    for (int i = 0; i < x.length; i++) {
      labels[i / WORDS] = i / WORDS % 3;
      x[i] = i % 3 == 0 ? i % 7 : i * 37 % 5_003;
    }
    Dataset data = Dataset.of(HostArray.of(x, SAMPLES, WORDS), HostArray.of(labels, SAMPLES));
    try (Model model = network(backend, eagerly)) {
      model.compile(optimizer, "sparse_categorical_crossentropy");
      List<String> operations = new ArrayList<>();
      try (Profiling profiling = model.profile()) {
        model.fit(data, Fit.epochs(1).batchSize(32));
        profiling.profile().rows().forEach(row -> operations.add(row.work().operation()));
      }
      model.fit(data, Fit.epochs(3).batchSize(32)); // without a profile steps are repeated
      return new Run(model.getWeights(), operations);
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void rowsGiveTheBitsOfTheTable(SpecSource optimizer) {
    for (String backend : List.of("cpu", "reference")) {
      Run planned = run(backend, optimizer, false);
      Run eager = run(backend, optimizer, true);

      assertThat(planned.operations).contains("sparse_update").doesNotContain("scatter_add");
      assertThat(eager.operations).contains("scatter_add").doesNotContain("sparse_update");
      assertThat(planned.weights).hasSize(3);
      planned.weights.forEach(
          (name, values) ->
              assertThat(values.toFloats())
                  .as(name)
                  .containsExactly(eager.weights.get(name).toFloats()));
    }
  }
}
