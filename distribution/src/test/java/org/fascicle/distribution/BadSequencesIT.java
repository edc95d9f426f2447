package org.fascicle.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Node;
import org.fascicle.api.model.Predict;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.op.Lstm;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.specs.Bidirectional;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Embedding;
import org.fascicle.specs.GRU;
import org.fascicle.specs.Input;
import org.fascicle.specs.LSTM;
import org.fascicle.specs.Masking;
import org.fascicle.specs.MeanSquaredError;
import org.fascicle.specs.Sgd;
import org.fascicle.specs.SimpleRNN;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no sequence, state or symbol is named on every backend, and harms nothing. */
class BadSequencesIT {
  @RegisterExtension private static final OnCpu CPU = new OnCpu();
  private static final int UNITS = 8;
  private static final String EACH = "{0}";

  /** A network on a backend. */
  private record Subject(String backend, SpecSource layer) {
    @Override
    public String toString() {
      return layer.spec().type() + " on " + backend;
    }
  }

  private static Stream<Subject> subjects() {
    List<Subject> all = new ArrayList<>();
    for (String backend : List.of("cpu", "reference")) {
      all.add(new Subject(backend, SimpleRNN.of(UNITS)));
      all.add(new Subject(backend, LSTM.of(UNITS)));
      all.add(new Subject(backend, GRU.of(UNITS)));
      all.add(new Subject(backend, GRU.of(UNITS).resetAfter(false)));
      all.add(new Subject(backend, Bidirectional.of(LSTM.of(UNITS / 2))));
    }
    return all.stream();
  }

  private static Model model(Subject subject) {
    Model model =
        CPU.fascicle()
            .sequential("sequences")
            .seed(3)
            .backend(subject.backend)
            .inputShape(-1, 2)
            .add(Masking.of())
            .add(subject.layer)
            .build();
    model.compile(Sgd.of(0.1), MeanSquaredError.of());
    return model;
  }

  private static HostArray zeros(long... dims) {
    long count = 1;
    for (long dim : dims) {
      count *= dim;
    }
    return HostArray.of(new float[Math.toIntExact(count)], dims);
  }

  /** Two samples of three steps, the second of which is masked as a whole. */
  private static HostArray halfMasked() {
    return HostArray.of(new float[] {1, 2, -1, .5f, 3, 1, 0, 0, 0, 0, 0, 0}, 2, 3, 2);
  }

  @ParameterizedTest(name = EACH)
  @MethodSource("subjects")
  void sequencesOfLengthZeroAreRefused(Subject subject) {
    try (Model model = model(subject)) {
      Map<String, HostArray> before = model.getWeights();
      assertThatThrownBy(() -> model.predict(zeros(2, 0, 2)))
          .isInstanceOf(ShapeMismatchException.class)
          .hasMessageContaining("(" + subject.layer.spec().type() + ")")
          .hasMessageContaining("sequences of length 0");
      assertThatThrownBy(() -> model.fit(zeros(2, 0, 2), zeros(2, UNITS), Fit.epochs(1)))
          .isInstanceOf(ShapeMismatchException.class);
      requireSame(before, model.getWeights());
      assertThat(model.predict(halfMasked()).toFloats()).hasSize(2 * UNITS);
    }
  }

  private static void requireSame(Map<String, HostArray> before, Map<String, HostArray> now) {
    now.forEach(
        (name, array) -> assertThat(array.buffer()).as(name).isEqualTo(before.get(name).buffer()));
  }

  /** A row without a step hands its initial state on, and teaches nothing. */
  @ParameterizedTest(name = EACH)
  @MethodSource("subjects")
  void rowsMaskedAsAWholeGiveTheInitialState(Subject subject) {
    try (Model model = model(subject)) {
      float[] y = model.predict(halfMasked()).toFloats();
      for (int unit = 0; unit < UNITS; unit++) {
        assertThat(y[unit]).isNotZero();
        assertThat(y[UNITS + unit]).isZero();
      }
      Map<String, HostArray> before = model.getWeights();
      HostArray ones = HostArray.of(ones(2 * UNITS), 2, UNITS);
      History history = model.fit(zeros(2, 3, 2), ones, Fit.epochs(1));
      assertThat(history.last().get("loss")).isEqualTo(1);
      requireSame(before, model.getWeights());
    }
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  @ParameterizedTest(name = EACH)
  @ValueSource(strings = {"cpu", "reference"})
  void statesOfTheWrongShapeAreRefused(String backend) {
    FunctionalBuilder graph = CPU.fascicle().functional("states").backend(backend);
    Node x = graph.input(4, 2);
    Node h = graph.input(3);
    Node c = graph.input(5);
    Node y = graph.apply(LSTM.of(3), x, h, c);
    assertThatThrownBy(() -> graph.build(List.of(x, h, c), List.of(y)))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessageContaining("layer \"lstm\" (LSTM)")
        .hasMessageContaining("an initial state")
        .hasMessageContaining("(None, 5)");
    try (Session session = CPU.fascicle().session("states", o -> o.backend(backend))) {
      Tensor[] wrong = {
        session.tensor(new float[16], 2, 4, 2),
        session.tensor(new float[24], 2, 12),
        session.tensor(new float[36], 3, 12),
        session.tensor(new float[12], 12),
        session.tensor(new float[9], 3, 3),
        session.tensor(new float[6], 2, 3)
      };
      assertThatThrownBy(() -> session.applyAll(new Lstm(false, false), wrong))
          .isInstanceOf(ShapeMismatchException.class)
          .hasMessageContaining("lstm")
          .hasMessageContaining("an initial state (batch, units) of shape (2, 3)")
          .hasMessageContaining("(3, 3)");
    }
  }

  @ParameterizedTest(name = EACH)
  @ValueSource(strings = {"cpu", "reference"})
  void batchesOfAnotherSizeThanStatesAreRefused(String backend) {
    try (Model model =
        CPU.fascicle()
            .sequential("stateful")
            .backend(backend)
            .add(Input.of(2, 2).batchSize(2))
            .add(GRU.of(UNITS).stateful(true))
            .build()) {
      model.compile(Sgd.of(0.1), MeanSquaredError.of());
      Dataset three = Dataset.of(List.of(zeros(3, 2, 2)), List.of());
      assertThatThrownBy(() -> model.predict(three, Predict.batchSize(2)))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("batches of 2 samples");
      assertThatThrownBy(
              () -> model.fit(zeros(3, 2, 2), zeros(3, UNITS), Fit.epochs(1).batchSize(3)))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("batches of 2 samples");
    }
  }

  @ParameterizedTest(name = EACH)
  @ValueSource(strings = {"cpu", "reference"})
  void symbolsOutsideTheVocabularyAreNamed(String backend) {
    try (Model model =
        CPU.fascicle()
            .sequential("symbols")
            .backend(backend)
            .add(Input.of(3).dtype(DType.INT32))
            .add(Embedding.of(5, 4).maskZero(true))
            .add(LSTM.of(UNITS))
            .add(Dense.of(1))
            .build()) {
      model.compile(Sgd.of(0.1), MeanSquaredError.of());
      HostArray y = zeros(2, 1);
      HostArray good = HostArray.of(new int[] {0, 1, 2, 3, 4, 4}, 2, 3);
      model.fit(good, y, Fit.epochs(2));
      Map<String, HostArray> before = model.getWeights();
      for (int unknown : new int[] {5, -1, Integer.MIN_VALUE}) {
        HostArray bad = HostArray.of(new int[] {0, 1, 2, 3, unknown, 4}, 2, 3);
        assertThatThrownBy(() -> model.fit(bad, y, Fit.epochs(1).shuffle(false)))
            .isInstanceOf(InvalidArgumentException.class)
            .hasMessageContaining("layer \"embedding\" (Embedding)")
            .hasMessageContaining("id " + unknown + " at position (1, 1)")
            .hasMessageContaining("from 0 to 4, for a vocabulary of 5");
        assertThatThrownBy(() -> model.predict(bad)).isInstanceOf(InvalidArgumentException.class);
      }
      requireSame(before, model.getWeights());
      model.fit(good, y, Fit.epochs(1));
    }
  }
}
