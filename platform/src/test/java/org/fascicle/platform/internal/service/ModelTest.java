package org.fascicle.platform.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.fascicle.platform.internal.service.FitTest.x;
import static org.fascicle.platform.testing.TestPlatform.dense;
import static org.fascicle.platform.testing.TestPlatform.layer;
import static org.fascicle.platform.testing.TestPlatform.optimizer;

import java.util.List;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.exception.DeviceMemoryException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.MissingPluginException;
import org.fascicle.api.exception.UnknownNameException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.GraphLayer;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.ModelGraph;
import org.fascicle.api.model.Node;
import org.fascicle.api.model.Predict;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.Updater;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.testing.TestPlatform;
import org.fascicle.spi.backend.Backend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Building and calling models. */
class ModelTest {
  private final TestPlatform platform = new TestPlatform();

  @AfterEach
  void close() {
    platform.close();
  }

  private FunctionalBuilder functional() {
    return platform.fascicle().functional("graph");
  }

  private Model line() {
    return platform.fascicle().sequential("line").inputShape(2).add(dense(3)).build();
  }

  @Test
  void aHeapTooSmallForFirstValuesSaysWhose() {
    Spec hungry = dense(3).with("kernel_initializer", Spec.of(Kind.INITIALIZER, "hungry"));
    var builder = platform.fascicle().sequential("m").inputShape(2).add(hungry);

    assertThatThrownBy(builder::build)
        .isInstanceOf(DeviceMemoryException.class)
        .hasMessageContaining("The Java heap, for the first values of dense/kernel")
        .hasMessageContaining("24 bytes asked for");
  }

  @Test
  void layersAreNamedAsInKeras() {
    Model model =
        platform
            .fascicle()
            .sequential("names")
            .add(dense(4).with("input_shape", List.of(2)))
            .add(dense(3).named("middle"))
            .add(dense(2))
            .build();
    assertThat(model.summary().rows())
        .extracting("name")
        .containsExactly("dense", "middle", "dense_1");
    assertThat(model.summary().parameters()).isEqualTo(12 + 15 + 8);
    assertThat(model.variables()).extracting("name").contains("middle/kernel", "dense_1/bias");
    assertThat(model.summary().toString())
        .contains("│ middle (Dense)  │ (None, 3)    │      15 │")
        .contains("Total params: 35");
  }

  @Test
  void firstValuesDependOnSeedAndNameAlone() {
    Model one = platform.fascicle().sequential("a").inputShape(2).add(dense(3)).build();
    Model other =
        platform
            .fascicle()
            .sequential("b")
            .inputShape(2)
            .add(dense(3))
            .add(dense(1).named("more"))
            .build();
    Model seeded = platform.fascicle().sequential("c").inputShape(2).add(dense(3)).seed(1).build();
    float[] kernel = one.getWeights().get("dense/kernel").toFloats();
    assertThat(other.getWeights().get("dense/kernel").toFloats()).isEqualTo(kernel);
    assertThat(seeded.getWeights().get("dense/kernel").toFloats()).isNotEqualTo(kernel);
  }

  @Test
  void aSharedLayerHasOneSetOfParameters() {
    FunctionalBuilder f = functional();
    Node a = f.input(2);
    Node b = f.input("right", DType.FLOAT32, 2);
    GraphLayer shared = f.layer(dense(3));
    Node sum = f.apply(layer("Add"), shared.apply(a), shared.apply(b));
    Model model = f.build(List.of(a, b), List.of(sum));
    assertThat(model.variables()).hasSize(2);
    HostArray in = x(4);
    Dataset data = Dataset.of(List.of(in, in), List.of());
    float[] sums = model.predict(data, Predict.DEFAULT).get(0).toFloats();
    float[] once = model.intermediate("dense").predict(data, Predict.DEFAULT).get(0).toFloats();
    for (int i = 0; i < sums.length; i++) {
      assertThat(sums[i]).isEqualTo(2 * once[i]);
    }
    assertThat(model.summary().toString()).contains("Connected to").contains("right");
    ModelGraph graph = model.graph();
    assertThat(graph.layers())
        .extracting("name")
        .containsExactly("input_layer", "right", "dense", "add");
    assertThat(graph.layers()).extracting("parameters").containsExactly(0L, 0L, 9L, 0L);
    assertThat(graph.edges()).extracting("to").containsExactly("dense", "dense", "add", "add");
    assertThat(graph.edges()).extracting("call").containsExactly(0, 1, 0, 0);
    assertThat(graph.edges())
        .extracting(edge -> edge.from().layer() + ":" + edge.from().call())
        .containsExactly("input_layer:0", "right:0", "dense:0", "dense:1");
    assertThat(graph.outputs().get(0).spec().shape()).isEqualTo(Shape.of(-1, 3));
    assertThat(model.intermediate("dense").graph().layers())
        .extracting("name")
        .doesNotContain("add");
  }

  @Test
  void severalResultsAndOutputs() {
    FunctionalBuilder f = functional();
    Node in = f.input(4);
    Node left = f.apply(layer("Halves"), in);
    Model model = f.build(List.of(in), List.of(left.output(1), left));
    HostArray x = HostArray.of(new float[] {1, 2, 3, 4}, 1, 4);
    List<HostArray> out = model.predict(Dataset.of(List.of(x), List.of()), Predict.DEFAULT);
    assertThat(out.get(0).toFloats()).containsExactly(3, 4);
    assertThat(out.get(1).toFloats()).containsExactly(1, 2);
    assertThat(model.outputs()).extracting("shape").containsOnly(Shape.of(-1, 2));
  }

  @Test
  void layersThatNoOutputNeedsAreLeftOut() {
    FunctionalBuilder f = functional();
    Node in = f.input(2);
    Node used = f.apply(dense(1), in);
    f.apply(dense(5), used);
    assertThat(f.build(in, used).variables()).hasSize(2);
  }

  @Test
  void anOutputThatNeedsAnUnlistedInputIsRefused() {
    FunctionalBuilder f = functional();
    Node a = f.input(2);
    Node b = f.input(2);
    Node sum = f.apply(layer("Add"), a, b);
    assertThatThrownBy(() -> f.build(a, sum))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("input_layer_1")
        .hasMessageContaining("List every input");
  }

  @Test
  void nodesOfAnotherBuilderAreRefused() {
    Node foreign = functional().input(2);
    assertThatThrownBy(() -> functional().apply(dense(1), foreign))
        .hasMessageContaining("nodes of this builder");
  }

  @Test
  void allMissingPluginsAreNamedAtOnce() {
    assertThatThrownBy(
            () ->
                platform
                    .fascicle()
                    .sequential("m")
                    .inputShape(2)
                    .add(dense(3).with("activation", "rleu"))
                    .add(layer("Dens").with("units", 2))
                    .add(layer("Flying"))
                    .build())
        .isInstanceOfSatisfying(
            MissingPluginException.class,
            e -> {
              assertThat(e.missing()).hasSize(3);
              assertThat(e.missing().get(0).name()).isEqualTo("rleu");
              assertThat(e.missing().get(0).where()).contains("layer \"dense\"");
              assertThat(e.missing().get(0).suggestions()).startsWith("relu");
              assertThat(e.missing().get(1).suggestions()).startsWith("Dense");
              assertThat(e.missing().get(2).name()).isEqualTo("Flying");
            })
        .hasMessageContaining("3 plugins are missing");
  }

  @Test
  void anUnknownKeyIsRefusedWithTheNearest() {
    assertThatThrownBy(
            () ->
                platform
                    .fascicle()
                    .sequential("m")
                    .inputShape(2)
                    .add(dense(3).with("activaton", "relu"))
                    .build())
        .hasMessageContaining("layer \"dense\" (Dense)")
        .hasMessageContaining("\"activaton\"")
        .hasMessageContaining("Did you mean activation?");
  }

  @Test
  void anInputsConfigurationIsChecked() {
    Spec input = layer("InputLayer").with("shape", List.of(2));
    Model model =
        platform
            .fascicle()
            .sequential("m")
            .add(input.with("sparse", false).named("x"))
            .add(dense(3))
            .build();
    assertThat(model.inputs()).extracting("shape").containsExactly(Shape.of(-1, 2));
    for (String key : List.of("sparse", "shap")) {
      assertThatThrownBy(
              () ->
                  platform
                      .fascicle()
                      .sequential("m")
                      .add(input.with(key, true))
                      .add(dense(3))
                      .build())
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("(InputLayer): expected the keys shape, batch_shape, dtype, name")
          .hasMessageContaining("\"" + key + "\": true");
    }
  }

  @Test
  void aLayersRefusalNamesTheLayer() {
    assertThatThrownBy(
            () ->
                platform
                    .fascicle()
                    .sequential("m")
                    .inputShape(2, 2)
                    .add(layer("Counting"))
                    .add(dense(3))
                    .build())
        .hasMessageContaining("layer \"dense\" (Dense): Dense: expected (N, features)")
        .hasMessageContaining("(None, 2, 2)");
    assertThatThrownBy(
            () -> platform.fascicle().sequential("m").inputShape(2).add(dense(0)).build())
        .hasMessageContaining("layer \"dense\" (Dense): Dense.units: expected 1 or more, got 0");
  }

  @Test
  void aParameterTooLargeForTheHostIsRefusedWithItsSize() {
    assertThatThrownBy(
            () ->
                platform
                    .fascicle()
                    .sequential("m")
                    .inputShape(1_000_000)
                    .add(dense(2_000_000))
                    .build())
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("layer \"dense\"")
        .hasMessageContaining("8000000000000 bytes");
  }

  @Test
  void padsOnlyALastBatchAndDropsTheFilling() {
    Model model = line();
    float[] whole = model.predict(x(10), Predict.batchSize(10)).toFloats();
    assertThat(model.predict(x(10), Predict.batchSize(4)).toFloats())
        .containsExactly(whole, within(1e-6f));
    assertThat(model.predict(x(10), Predict.batchSize(3).unpadded()).toFloats())
        .containsExactly(whole, within(1e-6f));
    assertThat(model.predict(x(10).toRows())[9])
        .containsExactly(java.util.Arrays.copyOfRange(whole, 27, 30), within(1e-6f));
  }

  @Test
  void integersStandForRealsAlsoAfterAShorterBatch() {
    Model model = line();
    model.compile(optimizer("SGD", 0.1), "mse");
    HostArray integers = HostArray.of(new int[] {1, 2, 3, 4, 5, 6}, 3, 2);
    HostArray wanted = HostArray.of(new int[9], 3, 3);

    assertThat(model.fit(integers, wanted, Fit.epochs(2).batchSize(2)).epochs()).hasSize(2);
  }

  @Test
  void weightsAreSetAllOrNone() {
    Model model = line();
    Map<String, HostArray> before = model.getWeights();
    HostArray kernel = HostArray.of(new float[6], 2, 3);
    assertThatThrownBy(() -> model.setWeights(Map.of("dense/kernel", kernel)))
        .hasMessageContaining("none for [dense/bias]");
    assertThatThrownBy(
            () ->
                model.setWeights(
                    Map.of("dense/kernel", kernel, "dense/bias", HostArray.of(new float[4], 4))))
        .hasMessageContaining("dense/bias")
        .hasMessageContaining("(3,)");
    assertThat(model.getWeights().get("dense/kernel").toFloats())
        .isEqualTo(before.get("dense/kernel").toFloats());
    model.setWeights(
        Map.of("dense/kernel", kernel, "dense/bias", HostArray.of(new float[] {1, 2, 3}, 3)));
    assertThat(model.predict(x(1)).toFloats()).containsExactly(1, 2, 3);
  }

  @Test
  void customLoopsDifferentiateAndUpdate() {
    Model model = line();
    Session session = model.session();
    Tensor in = session.tensor(new float[] {1, 2}, 1, 2);
    try (Updater updater =
        platform.fascicle().updater(session, optimizer("SGD", 0.5), model.trainableVariables())) {
      float[] before = model.getWeights().get("dense/bias").toFloats();
      session.step(
          () -> {
            try (Tape tape = session.tape()) {
              Tensor loss = model.call(in).sum();
              updater.apply(tape.gradient(loss, model.trainableVariables()));
              return null;
            }
          });
      assertThat(model.getWeights().get("dense/bias").toFloats())
          .containsExactly(before[0] - 0.5f, before[1] - 0.5f, before[2] - 0.5f);
      assertThat(updater.step()).isEqualTo(1);
      updater.setLearningRate(0.25);
      assertThat(updater.learningRate()).isEqualTo(0.25);
    }
  }

  /** What layers make on the way is gone at once, not when the collector comes by. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void callKeepsItsOutputsAlone(boolean isTraining) {
    Model model =
        platform
            .fascicle()
            .sequential("net")
            .inputShape(2)
            .add(dense(3).with("activation", "Softmax"))
            .add(dense(4))
            .build();
    Session session = model.session();
    Backend backend = platform.backend();
    try (Tensor in = session.tensor(new float[] {1, 2}, 1, 2)) {
      model.call(isTraining, Map.of(), in)[0].close();
      long before = backend.memory().usedBytes();
      Tensor out = model.call(isTraining, Map.of(), in)[0];

      assertThat(backend.memory().usedBytes()).isGreaterThan(before);
      assertThat(out.toFloats()).hasSize(4);
      out.close();
      assertThat(backend.memory().usedBytes()).isEqualTo(before);
    }
  }

  @Test
  void callTakesOtherValuesForVariables() {
    Model model = line();
    Session session = model.session();
    Tensor in = session.tensor(new float[] {1, 2}, 1, 2);
    Tensor kernel = session.tensor(new float[] {1, 0, 0, 0, 1, 0}, 2, 3);
    Tensor out = model.call(false, Map.of("dense/kernel", kernel), in)[0];
    assertThat(out.toFloats()).containsExactly(1, 2, 0);
    assertThatThrownBy(() -> model.call(false, Map.of("dense/kernal", kernel), in))
        .isInstanceOf(UnknownNameException.class)
        .hasMessageContaining("dense/kernel");
  }

  @Test
  void modelsOfOneSessionMix() {
    Model a = line();
    Model b =
        platform
            .fascicle()
            .sequential("next")
            .inputShape(3)
            .options(o -> o.session(a.session()))
            .add(dense(1))
            .build();
    Tensor out = b.call(a.call(a.session().tensor(new float[] {1, 2}, 1, 2)));
    assertThat(out.shape()).isEqualTo(Shape.of(1, 1));
    b.close();
    assertThat(a.predict(x(1)).shape()).isEqualTo(Shape.of(1, 3));
    Model stranger = line();
    assertThatThrownBy(() -> stranger.call(out)).hasMessageContaining("Build the model in that");
  }

  @Test
  void jsonBuildsTheSameArchitecture() {
    Model model = line();
    Model again = platform.fascicle().fromJson(model.toJson());
    assertThat(again.toJson()).isEqualTo(model.toJson());
    assertThat(again.getWeights().get("dense/kernel").toFloats())
        .isEqualTo(model.getWeights().get("dense/kernel").toFloats());
    assertThatThrownBy(() -> platform.fascicle().fromJson("{\"format\": 1}"))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("graph");
    assertThatThrownBy(() -> platform.fascicle().fromJson("rubbish"))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("Model.toJson");
  }

  @Test
  void aModelInDoublePrecision() {
    Model model =
        platform
            .fascicle()
            .sequential("double")
            .inputShape(2)
            .options(o -> o.dtype(DType.FLOAT64))
            .add(dense(1))
            .build();
    assertThat(model.predict(x(2)).dtype()).isEqualTo(DType.FLOAT64);
  }

  @Test
  void aClosedModelSaysSo() {
    Model model = line();
    model.close();
    model.close();
    assertThatThrownBy(() -> model.predict(x(1)))
        .isInstanceOf(ClosedException.class)
        .hasMessageContaining("model \"line\" is closed");
  }

  @Test
  void nothingIsLeftOfAClosedModelInASharedSession() {
    Session session = platform.fascicle().session("shared");
    long before = session.leaks().liveBytes();
    Model model =
        platform
            .fascicle()
            .sequential("guest")
            .inputShape(2)
            .options(o -> o.session(session))
            .add(dense(3))
            .build();
    model.compile(optimizer("Adam", 0.1), "mse", "mae");
    model.trainOnBatch(x(4), HostArray.of(new float[12], 4, 3));
    model.close();
    assertThat(session.leaks().liveBytes()).isEqualTo(before);
    assertThat(session.leaks().leakedTensors()).isZero();
  }
}
