package org.fascicle.plugin.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.GraphLayer;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Node;
import org.fascicle.api.model.Predict;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Variable;
import org.fascicle.specs.Add;
import org.fascicle.specs.Bidirectional;
import org.fascicle.specs.GRU;
import org.fascicle.specs.Input;
import org.fascicle.specs.LSTM;
import org.fascicle.specs.MeanSquaredError;
import org.fascicle.specs.RecurrentBuilder;
import org.fascicle.specs.Sgd;
import org.fascicle.specs.SimpleRNN;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States that one batch leaves to the next. */
class StatefulTest {
  private static final int TIME = 6;
  private static final int UNITS = 3;

  private PluginPlatform platform;

  @BeforeEach
  void start() {
    platform = new PluginPlatform(getClass().getClassLoader(), Optional.empty());
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  private Model model(SpecSource layer, long batch, long time) {
    Model model =
        platform
            .fascicle()
            .sequential("states")
            .seed(5)
            .options(o -> o.dtype(DType.FLOAT64))
            .add(Input.of(time, 2).batchSize(batch))
            .add(layer)
            .build();
    model.compile(Sgd.of(0.1), MeanSquaredError.of());
    return model;
  }

  /** The steps from one to another of samples of a series. */
  private static HostArray steps(int samples, int from, int to) {
    double[] values = new double[samples * (to - from) * 2];
    for (int i = 0, at = 0; i < samples; i++) {
      for (int t = from; t < to; t++, at += 2) {
        values[at] = Math.sin(7 * i + t);
        values[at + 1] = Math.cos(3 * i - 2 * t);
      }
    }
    return HostArray.of(values, samples, to - from, 2);
  }

  private static double[] predict(Model model, HostArray x) {
    Predict options = Predict.batchSize((int) x.shape().dim(0));
    return doubles(model.predict(Dataset.of(List.of(x), List.of()), options).get(0));
  }

  private static double[] doubles(HostArray array) {
    double[] values = new double[Math.toIntExact(array.shape().elements())];
    array.buffer().asDoubleBuffer().get(values);
    return values;
  }

  @Test
  void partsOfASequenceGiveWhatTheWholeGives() {
    partsLikeTheWhole(SimpleRNN.of(UNITS));
    partsLikeTheWhole(LSTM.of(UNITS));
    partsLikeTheWhole(GRU.of(UNITS));
    partsLikeTheWhole(LSTM.of(UNITS).recurrentActivation("hard_sigmoid"));
  }

  private <B extends RecurrentBuilder<B>> void partsLikeTheWhole(B layer) {
    try (Model whole = model(layer, 2, TIME);
        Model parts = model(layer.stateful(true), 2, TIME / 3)) {
      parts.setWeights(whole.getWeights());
      double[] wanted = predict(whole, steps(2, 0, TIME));
      double[] first = predict(parts, steps(2, 0, 2));
      predict(parts, steps(2, 2, 4));
      assertThat(predict(parts, steps(2, 4, 6))).containsExactly(wanted, within(1e-12));

      parts.resetStates();
      assertThat(predict(parts, steps(2, 0, 2))).containsExactly(first);
    }
  }

  @Test
  void trainingEvaluationAndCallsLeaveTheirStatesToo() {
    Dataset data = Dataset.of(steps(2, 0, 2), HostArray.of(new double[2 * UNITS], 2, UNITS));
    try (Model model = model(LSTM.of(UNITS).stateful(true), 2, 2)) {
      double[] before = state(model);
      assertThat(before).containsOnly(0);
      model.evaluate(data, Predict.batchSize(2));
      double[] evaluated = state(model);
      assertThat(evaluated).doesNotContain(before);
      model.fit(data, Fit.epochs(1).batchSize(2));
      double[] trained = state(model);
      assertThat(trained).doesNotContain(evaluated);
      model.call(model.session().tensor(doubles(steps(2, 2, 4)), 2, 2, 2));
      assertThat(state(model)).doesNotContain(trained);
    }
  }

  private static double[] state(Model model) {
    return model.variables().stream()
        .filter(variable -> variable.name().equals("lstm/state_1"))
        .findFirst()
        .orElseThrow()
        .value()
        .toDoubles();
  }

  @Test
  void statesAreSavedButAreNoWeights(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("states.zip");
    try (Model model = model(LSTM.of(UNITS).stateful(true), 2, 2)) {
      assertThat(model.variables())
          .extracting(Variable::name)
          .contains("lstm/state_0", "lstm/state_1");
      assertThat(model.getWeights().keySet()).noneMatch(name -> name.contains("state"));
      assertThat(model.summary().parameters()).isEqualTo(4 * UNITS * (2 + UNITS + 1));
      predict(model, steps(2, 0, 2));
      model.save(file);
      double[] next = predict(model, steps(2, 2, 4));
      try (Model loaded = platform.fascicle().load(file)) {
        assertThat(predict(loaded, steps(2, 2, 4))).containsExactly(next);
      }
    }
  }

  @Test
  void directionsKeepStatesOfTheirOwn() {
    try (Model model = model(Bidirectional.of(GRU.of(UNITS).stateful(true)), 2, 2)) {
      assertThat(model.variables())
          .extracting(Variable::name)
          .contains("bidirectional/forward_layer/state_0", "bidirectional/backward_layer/state_0");
      double[] first = predict(model, steps(2, 0, 2));
      assertThat(predict(model, steps(2, 0, 2))).doesNotContain(first);
      model.resetStates();
      assertThat(predict(model, steps(2, 0, 2))).containsExactly(first);
    }
  }

  @Test
  void theSizeOfBatchesMustBeKnown() {
    assertThatThrownBy(
            () ->
                platform
                    .fascicle()
                    .sequential("open")
                    .inputShape(4, 2)
                    .add(LSTM.of(UNITS).stateful(true))
                    .build())
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("layer \"lstm\" (LSTM)")
        .hasMessageContaining("batches of any size")
        .hasMessageContaining("batchSize");
    FunctionalBuilder graph = platform.fascicle().functional("two");
    Node one = graph.input(Input.of(4, 2).batchSize(3));
    Node other = graph.input(Input.of(4, 2).batchSize(5).named("other"));
    Node both = graph.apply(Add.of(), one, other);
    assertThatThrownBy(() -> graph.build(List.of(one, other), List.of(both)))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("3 and 5");
  }

  /** Which of two sequences comes first is not said: neither goes on from the other. */
  @Test
  void aLayerThatKeepsStatesIsCalledOnce() {
    FunctionalBuilder graph = platform.fascicle().functional("two");
    Node one = graph.input(Input.of(4, 2).batchSize(3));
    Node other = graph.input(Input.of(4, 2).batchSize(3).named("other"));
    GraphLayer shared = graph.layer(LSTM.of(UNITS).stateful(true));
    Node both = graph.apply(Add.of(), shared.apply(one), shared.apply(other));
    assertThatThrownBy(() -> graph.build(List.of(one, other), List.of(both)))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("layer \"lstm\" (LSTM)")
        .hasMessageContaining("one call, since it carries states")
        .hasMessageContaining("2 calls")
        .hasMessageContaining("a layer for each sequence");
  }

  /** What is refused changes no state. */
  @Test
  void batchesOfAnotherSizeAreRefused() {
    try (Model model = model(LSTM.of(UNITS).stateful(true), 2, 2)) {
      predict(model, steps(2, 0, 2));
      double[] before = state(model);
      HostArray three = steps(3, 0, 2);
      Dataset data = Dataset.of(three, HostArray.of(new double[3 * UNITS], 3, UNITS));
      assertThatThrownBy(() -> model.fit(data, Fit.epochs(1).batchSize(2)))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("batches of 2 samples")
          .hasMessageContaining("3 samples in batches of 2");
      assertThatThrownBy(() -> predict(model, three))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("batches of 2 samples");
      assertThatThrownBy(() -> model.evaluate(data, Predict.batchSize(3)))
          .isInstanceOf(InvalidArgumentException.class);
      assertThatThrownBy(() -> model.call(model.session().tensor(doubles(three), 3, 2, 2)))
          .isInstanceOf(ShapeMismatchException.class)
          .hasMessageContaining("layer \"lstm\" (LSTM)")
          .hasMessageContaining("a batch of 2 samples")
          .hasMessageContaining("a batch of 3");
      assertThat(state(model)).containsExactly(before);
    }
  }
}
