package org.fascicle.plugin.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.MissingPluginException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.tensor.Variable;
import org.fascicle.specs.Bidirectional;
import org.fascicle.specs.Constraints;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Dropout;
import org.fascicle.specs.LSTM;
import org.fascicle.specs.MeanSquaredError;
import org.fascicle.specs.Regularizers;
import org.fascicle.specs.Sgd;
import org.fascicle.specs.TimeDistributed;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers inside layers: what the platform does for a layer, it does for those inside. */
class WrappersTest {
  private static final HostArray X = numbers(2, 3, 2);
  private PluginPlatform platform;

  @BeforeEach
  void start() {
    platform = new PluginPlatform(getClass().getClassLoader(), Optional.empty());
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  private static HostArray numbers(int... dims) {
    int n = IntStream.of(dims).reduce(1, (a, b) -> a * b);
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) Math.sin(i + 1);
    }
    return HostArray.of(values, IntStream.of(dims).asLongStream().toArray());
  }

  private Model model(SpecSource layer) {
    Model model =
        platform.fascicle().sequential("wrapped").seed(3).inputShape(3, 2).add(layer).build();
    model.compile(Sgd.of(0.1), MeanSquaredError.of());
    return model;
  }

  @Test
  void parametersAreTheOuterLayersUnderTheNameOfTheInner() {
    try (Model model = model(Bidirectional.of(LSTM.of(4)).named("both"))) {
      assertThat(model.variables())
          .extracting(Variable::name)
          .containsExactly(
              "both/forward_layer/kernel",
              "both/forward_layer/recurrent_kernel",
              "both/forward_layer/bias",
              "both/backward_layer/kernel",
              "both/backward_layer/recurrent_kernel",
              "both/backward_layer/bias");
      assertThat(model.summary().rows()).hasSize(1);
      assertThat(model.summary().rows().get(0).parameters()).isEqualTo(2 * 4 * 4 * (2 + 4 + 1));
      Map<String, HostArray> weights = model.getWeights();
      assertThat(weights.get("both/forward_layer/kernel").toFloats())
          .isNotEqualTo(weights.get("both/backward_layer/kernel").toFloats());
    }
  }

  @Test
  void aFrozenInnerLayerStaysAsItIs() {
    Bidirectional both =
        Bidirectional.of(LSTM.of(4)).backwardLayer(LSTM.of(4).goBackwards(true).trainable(false));
    try (Model model = model(both)) {
      assertThat(model.trainableVariables())
          .extracting(Variable::name)
          .allMatch(name -> name.startsWith("bidirectional/forward_layer/"))
          .hasSize(3);
      Map<String, HostArray> before = model.getWeights();
      model.fit(X, numbers(2, 8), Fit.epochs(1));
      model
          .getWeights()
          .forEach(
              (name, now) ->
                  assertThat(now.buffer().equals(before.get(name).buffer()))
                      .as(name)
                      .isEqualTo(name.contains("backward")));
    }
  }

  /** What is trained is what it was made to be since, in the model and in its file. */
  @Test
  void whatIsTrainedCanBeChangedInsideAndIsSaved(@TempDir Path folder) {
    Bidirectional both =
        Bidirectional.of(LSTM.of(4)).backwardLayer(LSTM.of(4).goBackwards(true).trainable(false));
    try (Model model = model(both)) {
      model.setTrainable("bidirectional", true);
      model.variables().stream()
          .filter(variable -> variable.name().endsWith("forward_layer/bias"))
          .forEach(variable -> variable.setTrainable(false));
      Map<String, HostArray> before = model.getWeights();
      model.fit(X, numbers(2, 8), Fit.epochs(1));
      model
          .getWeights()
          .forEach(
              (name, now) ->
                  assertThat(now.buffer().equals(before.get(name).buffer()))
                      .as(name)
                      .isEqualTo(name.endsWith("forward_layer/bias")));
      model.save(folder.resolve("m.zip"));
      try (Model loaded = platform.fascicle().load(folder.resolve("m.zip"))) {
        assertThat(trained(loaded)).isEqualTo(trained(model)).hasSize(5);
        assertThat(loaded.toJson()).isEqualTo(model.toJson());
        loaded.setTrainable("bidirectional", false);
        loaded.save(folder.resolve("frozen.zip"));
      }
      try (Model frozen = platform.fascicle().load(folder.resolve("frozen.zip"))) {
        assertThat(trained(frozen)).isEmpty();
      }
    }
  }

  private static List<String> trained(Model model) {
    return model.trainableVariables().stream().map(Variable::name).toList();
  }

  @Test
  void penaltiesOfInnerLayersAreAddedToTheLoss() {
    Dense dense = Dense.of(2).useBias(false).kernelInitializer("ones");
    double plain = loss(TimeDistributed.of(dense));
    assertThat(loss(TimeDistributed.of(dense.kernelRegularizer(Regularizers.l2(0.5)))))
        .isCloseTo(plain + 0.5 * 4, within(1e-5));
    double activity = 0;
    for (float y : predict(TimeDistributed.of(dense))) {
      activity += Math.abs(y);
    }
    // Over the samples of the inner layer's call: six, two samples of three steps.
    SpecSource penalised = TimeDistributed.of(dense.activityRegularizer(Regularizers.l1(0.5)));
    assertThat(loss(penalised)).isCloseTo(plain + 0.5 * activity / 6, within(1e-5));
  }

  private float[] predict(SpecSource layer) {
    try (Model model = model(layer)) {
      return model.predict(X).toFloats();
    }
  }

  private double loss(SpecSource layer) {
    try (Model model = model(layer)) {
      return model.trainOnBatch(X, numbers(2, 3, 2)).get("loss");
    }
  }

  @Test
  void constraintsOfInnerLayersHold() {
    Dense dense = Dense.of(2).kernelConstraint(Constraints.nonNeg());
    try (Model model = model(TimeDistributed.of(dense))) {
      model.fit(X, numbers(2, 3, 2), Fit.epochs(3));
      for (float w : model.getWeights().get("time_distributed/layer/kernel").toFloats()) {
        assertThat(w).isNotNegative();
      }
    }
  }

  @Test
  void innerLayersDrawNumbersOfTheirOwn() {
    Dropout half = Dropout.of(0.5);
    HostArray ones = HostArray.of(new float[400], 1, 200, 2);
    for (int i = 0; i < 400; i++) {
      ones.buffer().putFloat(4 * i, 1);
    }
    try (Model model =
        platform
            .fascicle()
            .sequential("draws")
            .inputShape(200, 2)
            .add(TimeDistributed.of(half))
            .add(TimeDistributed.of(half))
            .build()) {
      double kept =
          model
              .session()
              .step(
                  () -> {
                    double sum = 0;
                    float[] y =
                        model
                            .call(
                                true, Map.of(), model.session().tensor(ones.toFloats(), 1, 200, 2))[
                            0]
                            .toFloats();
                    for (float v : y) {
                      sum += v > 0 ? 1 : 0;
                    }
                    return sum / y.length;
                  });
      // A quarter; a half if both drew the same numbers.
      assertThat(kept).isBetween(0.15, 0.35);
    }
  }

  @Test
  void refusalsSayWhichInnerLayerAndWhy() {
    Spec unknown = Spec.of(Kind.LAYER, "Lstn").with("units", 3);
    assertThatThrownBy(() -> model(TimeDistributed.of(unknown)))
        .isInstanceOf(MissingPluginException.class)
        .hasMessageContaining("Lstn")
        .hasMessageContaining("TimeDistributed");
    assertThatThrownBy(() -> model(TimeDistributed.of(LSTM.of(3))))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("layer \"time_distributed\" (TimeDistributed)")
        .hasMessageContaining("layer \"layer\" (LSTM) inside")
        .hasMessageContaining("sequences of real numbers");
    assertThatThrownBy(() -> model(Bidirectional.of(Dense.of(3))))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("layer Dense")
        .hasMessageContaining("zero_output_for_mask");
  }

  @Test
  void modelsInModelsOfManyOutputsGoThroughFiles() {
    SpecSource both = Bidirectional.of(LSTM.of(2).returnSequences(true));
    try (Model model = model(TimeDistributed.of(Dense.of(2)));
        Model again = platform.fascicle().fromJson(model.toJson())) {
      again.setWeights(model.getWeights());
      assertThat(again.predict(X).toFloats()).isEqualTo(model.predict(X).toFloats());
    }
    assertThat(List.of(predict(both).length)).containsExactly(2 * 3 * 4);
  }
}
