package org.fascicle.plugin.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Node;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.profile.Profile;
import org.fascicle.api.profile.Profiling;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.specs.Bidirectional;
import org.fascicle.specs.GRU;
import org.fascicle.specs.GRUCell;
import org.fascicle.specs.LSTM;
import org.fascicle.specs.LSTMCell;
import org.fascicle.specs.Masking;
import org.fascicle.specs.MeanSquaredError;
import org.fascicle.specs.PeepholeLSTMCell;
import org.fascicle.specs.RNN;
import org.fascicle.specs.Sgd;
import org.fascicle.specs.SimpleRNN;
import org.fascicle.specs.SimpleRNNCell;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cells, layers of cells, and what no layer of them can take. */
class CellsTest {
  private static final Offset<Double> CLOSE = within(1e-12);
  private static final double TANH_1 = 0.7615941559557649;

  private PluginPlatform platform;

  @BeforeEach
  void start() {
    platform = new PluginPlatform(getClass().getClassLoader(), Optional.empty());
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  private Model model(SpecSource layer, long... sample) {
    Model model =
        platform
            .fascicle()
            .sequential("cells")
            .seed(3)
            .options(o -> o.dtype(DType.FLOAT64))
            .inputShape(sample)
            .add(layer)
            .build();
    model.compile(Sgd.of(0.1), MeanSquaredError.of());
    return model;
  }

  /**
   * σ(±ln 3) is 3/4 and 1/4. With c = 2 and peepholes ± ln 3 / 2 the gates are i = 3/4, f = 1/4: c′
   * = 2/4 + 3/4 tanh 1, and with 1 as the peephole of o, h = σ(c′) tanh c′.
   */
  @Test
  void peepholesShowTheCellToTheGates() {
    FunctionalBuilder graph = platform.fascicle().functional("peephole");
    graph.options(o -> o.dtype(DType.FLOAT64));
    List<Node> inputs = List.of(graph.input(1), graph.input(1), graph.input(1));
    SpecSource cell = PeepholeLSTMCell.of(1).named("cell").unitForgetBias(false);
    Node out = graph.apply(cell, inputs.toArray(Node[]::new));
    try (Model model = graph.build(inputs, List.of(out, out.output(2)))) {
      double ln3 = StrictMath.log(3);
      Map<String, HostArray> weights = new LinkedHashMap<>();
      weights.put("cell/kernel", row(0, 0, 1, 0));
      weights.put("cell/recurrent_kernel", row(0, 0, 0, 0));
      weights.put("cell/bias", HostArray.of(new double[4], 4));
      weights.put("cell/input_gate_peephole_weights", HostArray.of(new double[] {ln3 / 2}, 1));
      weights.put("cell/forget_gate_peephole_weights", HostArray.of(new double[] {-ln3 / 2}, 1));
      weights.put("cell/output_gate_peephole_weights", HostArray.of(new double[] {1}, 1));
      model.setWeights(weights);

      Tensor[] found =
          model.call(false, Map.of(), number(model, 1), number(model, 7), number(model, 2));
      double next = 0.5 + 0.75 * TANH_1;
      assertThat(found[1].toDoubles()).containsExactly(new double[] {next}, CLOSE);
      double gate = 1 / (1 + StrictMath.exp(-next));
      assertThat(found[0].toDoubles())
          .containsExactly(new double[] {gate * StrictMath.tanh(next)}, CLOSE);
    }
  }

  private static HostArray row(double... values) {
    return HostArray.of(values, 1, values.length);
  }

  private static Tensor number(Model model, double value) {
    return model.session().tensor(new double[] {value}, 1, 1);
  }

  /** h = x · kernel, each unit one feature: what is dropped at one step is dropped at all. */
  @Test
  void aCellDropsTheSameAtEveryStep() {
    SimpleRNNCell cell =
        SimpleRNNCell.of(40)
            .activation("linear")
            .useBias(false)
            .kernelInitializer("identity")
            .recurrentInitializer("zeros")
            .dropout(0.5);
    try (Model model = model(RNN.of(cell).returnSequences(true), 3, 40)) {
      double[] ones = new double[2 * 3 * 40];
      Arrays.fill(ones, 1);
      double[] first = drop(model, ones);
      double[] step = Arrays.copyOf(first, 40);
      assertThat(step).containsOnly(0, 2);
      assertThat(Arrays.copyOfRange(first, 40, 80)).containsExactly(step);
      assertThat(Arrays.copyOfRange(first, 80, 120)).containsExactly(step);
      assertThat(Arrays.copyOfRange(first, 120, 160)).isNotEqualTo(step);
      assertThat(drop(model, ones)).isNotEqualTo(first);
    }
  }

  private static double[] drop(Model model, double... x) {
    return model
        .session()
        .step(() -> model.call(true, Map.of(), model.session().tensor(x, 2, 3, 40))[0].toDoubles());
  }

  /** Four times the steps move four times the bytes, forward and back. */
  @Test
  void stepByStepTheCostGrowsWithTheLength() {
    growsWithTheLength(LSTM.of(4).recurrentActivation("hard_sigmoid"));
    growsWithTheLength(GRU.of(4).recurrentDropout(0.5));
    growsWithTheLength(RNN.of(LSTMCell.of(4), GRUCell.of(4)));
  }

  private void growsWithTheLength(SpecSource layer) {
    assertThat((double) bytes(layer, 128)).isLessThan(4.4 * bytes(layer, 32));
  }

  private long bytes(SpecSource layer, int time) {
    try (Model model = model(layer, time, 8);
        Profiling profiling = model.profile()) {
      model.trainOnBatch(
          HostArray.of(new double[2 * time * 8], 2, time, 8), HostArray.of(new double[8], 2, 4));
      return profiling.profile().rows().stream().mapToLong(Profile.Row::bytes).sum();
    }
  }

  @Test
  void sequencesWithoutAStepAreRefused() {
    for (SpecSource layer :
        List.of(SimpleRNN.of(3), LSTM.of(3), GRU.of(3), RNN.of(LSTMCell.of(3)))) {
      String type = layer.spec().type();
      try (Model model = model(layer, -1, 2)) {
        assertThatThrownBy(() -> model.predict(HostArray.of(new double[0], 2, 0, 2)))
            .isInstanceOf(ShapeMismatchException.class)
            .hasMessageContaining("(" + type + ")")
            .hasMessageContaining("sequences of length 0");
      }
      assertThatThrownBy(() -> model(layer, 0, 2)).isInstanceOf(ShapeMismatchException.class);
    }
  }

  @Test
  void statesOfTheWrongShapeAreRefused() {
    FunctionalBuilder graph = platform.fascicle().functional("states");
    Node x = graph.input(4, 2);
    Node wrong = graph.apply(LSTM.of(3), x, graph.input(3), graph.input(5));
    assertThatThrownBy(() -> graph.build(x, wrong)).isInstanceOf(InvalidArgumentException.class);
    Node h = graph.input(3);
    Node c = graph.input(5);
    Node other = graph.apply(LSTM.of(3), x, h, c);
    assertThatThrownBy(() -> graph.build(List.of(x, h, c), List.of(other)))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessageContaining("layer \"lstm_1\" (LSTM)")
        .hasMessageContaining("an initial state")
        .hasMessageContaining("(None, 3)")
        .hasMessageContaining("(None, 5)");
  }

  @Test
  void statesOfAnotherNumberOfSamplesAreRefused() {
    FunctionalBuilder graph = platform.fascicle().functional("samples");
    Node x = graph.input(4, 2);
    Node h = graph.input(3);
    try (Model model = graph.build(List.of(x, h), List.of(graph.apply(GRU.of(3), x, h)))) {
      Tensor two = model.session().tensor(new float[16], 2, 4, 2);
      Tensor five = model.session().tensor(new float[15], 5, 3);
      assertThatThrownBy(() -> model.call(false, Map.of(), two, five))
          .isInstanceOf(ShapeMismatchException.class)
          .hasMessageContaining("layer \"gru\" (GRU)")
          .hasMessageContaining("(5, 3)");
    }
  }

  /** A sample that is all padding ends where it began, and teaches nothing. */
  @Test
  void samplesThatAreMaskedAsAWholeKeepTheirStates() {
    double[] x = {0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6};
    for (SpecSource layer :
        List.of(
            SimpleRNN.of(3),
            LSTM.of(3),
            GRU.of(3),
            LSTM.of(3).activation("softplus"),
            RNN.of(GRUCell.of(3)),
            Bidirectional.of(LSTM.of(3)).mergeMode("sum"))) {
      try (Model model =
          platform
              .fascicle()
              .sequential("padding")
              .options(o -> o.dtype(DType.FLOAT64))
              .inputShape(3, 2)
              .add(Masking.of())
              .add(layer)
              .build()) {
        double[] y = model.call(model.session().tensor(x, 2, 3, 2)).toDoubles();
        assertThat(Arrays.copyOf(y, 3)).as("%s", layer).containsOnly(0);
        assertThat(Arrays.copyOfRange(y, 3, 6)).as("%s", layer).doesNotContain(0);
        model.compile(Sgd.of(0.1), MeanSquaredError.of());
        model.trainOnBatch(HostArray.of(x, 2, 3, 2), HostArray.of(new double[6], 2, 3));
        model.getWeights().values().forEach(CellsTest::requireFinite);
      }
    }
  }

  private static void requireFinite(HostArray array) {
    for (int i = 0; i < array.shape().elements(); i++) {
      assertThat(array.buffer().getDouble(8 * i)).isFinite();
    }
  }
}
