package org.fascicle.benchmarks.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.fascicle.benchmarks.works.Input;
import org.fascicle.benchmarks.works.Layer;
import org.fascicle.benchmarks.works.Layer.Activation;
import org.fascicle.benchmarks.works.Layer.Convolution;
import org.fascicle.benchmarks.works.Layer.Dense;
import org.fascicle.benchmarks.works.Layer.GlobalPooling;
import org.fascicle.benchmarks.works.Layer.MaxPooling;
import org.fascicle.benchmarks.works.Layer.Normalization;
import org.fascicle.benchmarks.works.Layer.Residual;
import org.fascicle.benchmarks.works.Network;
import org.fascicle.benchmarks.works.Training;
import org.fascicle.benchmarks.works.UnsupportedWorkException;
import org.fascicle.benchmarks.works.Works;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PrimitivesTest {
  private final Dnn dnn = new Dnn();

  private static Training training(String name) {
    return (Training) Works.named(List.of(name)).get(0);
  }

  @TestFactory
  List<DynamicTest> worksHaveTheirParametersAndRun() {
    return Stream.of(
            "D1", "D9", "C1", "C2", "VGG", "R1", "R2", "GRU", "SimpleRNN", "R1-step-predict-1")
        .map(name -> DynamicTest.dynamicTest(name, () -> assertRuns(name)))
        .toList();
  }

  private void assertRuns(String name) {
    var work = Works.named(List.of(name)).get(0);
    Network network =
        work instanceof Training training
            ? training.network()
            : ((org.fascicle.benchmarks.works.Inference) work).training().network();
    Primitives primitives = new Primitives(dnn, network, 2, work instanceof Training);
    primitives.run(0);

    assertThat(primitives.parameters()).isEqualTo(work.parameters());
  }

  @Test
  void theFirstLayerHasNoGradientOfItsInput() {
    // Forward: 7 convolutions, 3 times pooling, 1 product; back: each once, 7 + 1 for the weights.
    assertThat(new Primitives(dnn, training("VGG").network(), 1, true).size())
        .isEqualTo(11 + 3 + 8 + 7);
    assertThat(new Primitives(dnn, training("VGG").network(), 1, false).size()).isEqualTo(11);
    assertThat(new Primitives(dnn, training("D9").network(), 1, true).size()).isEqualTo(2 + 2 + 1);
    // A recurrent network is one primitive each way, whatever is wanted of it.
    assertThat(new Primitives(dnn, training("R1").network(), 1, true).size()).isEqualTo(2 + 1 + 2);
  }

  @Test
  void bothWaysOfAResidualAreThere() {
    List<Layer> body = List.of(Convolution.linear(8, 3, 2), new Normalization(true));
    List<Layer> shortcut = List.of(Convolution.linear(8, 1, 2));
    Network network =
        Network.of(
            Input.Values.of(8, 8, 3),
            Convolution.same(4, 3),
            new MaxPooling(3, 2, 1),
            new Residual(body, shortcut),
            new Residual(List.of(Convolution.linear(8, 3, 1)), List.of()),
            new GlobalPooling(),
            new Dense(5, Activation.SOFTMAX));
    Primitives primitives = new Primitives(dnn, network, 2, true);
    primitives.run(0);

    // Forward 8; back: 4 convolutions' weights, 3 images, 2 poolings, normalisation, product's 2.
    assertThat(primitives.size()).isEqualTo(8 + 4 + 3 + 2 + 1 + 2);
    assertThat(primitives.parameters())
        .isEqualTo(4 * 28 + (4 * 9 + 1) * 8 + 16 + (4 + 1) * 8 + (8 * 9 + 1) * 8 + 9 * 5);
  }

  @Test
  void aProductMultiplies() {
    Tape tape = new Tape();
    Flow y =
        new Product(new Dnn(() -> 0.5), tape, false)
            .of(new Dense(3, Activation.RELU), Flow.input(2, 100));
    tape.run();
    memory at = y.at();

    // All numbers are 0.5, the weights' in proportion: 100 products and the bias.
    double expected = 100 * 0.5 * 0.5 * Math.sqrt(6.0 / 100) + 0.5;
    assertThat(new FloatPointer(at.get_data_handle()).get(0))
        .isCloseTo((float) expected, within(1e-4f));
    assertThat(y.dims()).containsExactly(2, 3);
  }

  /** A denormal number takes a hundred times as long: the limit would be none. */
  @Test
  void numbersStayNormalThroughManyLayers() {
    List<Layer> layers = new ArrayList<>(Collections.nCopies(40, Convolution.same(16, 3)));
    layers.add(new Dense(2, Activation.SOFTMAX));
    Tape tape = new Tape();
    Network network = new Network(Input.Values.of(8, 8, 16), layers);
    Flow y = network.translate(new OneDnnLayers(dnn, tape, true), Flow.input(2, 16, 8, 8));
    tape.run();

    assertThat(Math.abs(new FloatPointer(y.at().get_data_handle()).get(0))).isBetween(1e-6f, 1e6f);
  }

  @Test
  void whatHasNoPrimitiveHasNoLimit() {
    for (String name : List.of("EmbeddingLSTM", "Transformer", "Embedding")) {
      assertThatExceptionOfType(UnsupportedWorkException.class)
          .isThrownBy(() -> new Primitives(dnn, training(name).network(), 1, true))
          .withMessageContaining("no limit");
    }
  }
}
