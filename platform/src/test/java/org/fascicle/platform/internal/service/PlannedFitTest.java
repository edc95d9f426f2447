package org.fascicle.platform.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fascicle.platform.internal.service.FitTest.x;
import static org.fascicle.platform.internal.service.FitTest.y;
import static org.fascicle.platform.testing.TestPlatform.dense;
import static org.fascicle.platform.testing.TestPlatform.layer;
import static org.fascicle.platform.testing.TestPlatform.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.fascicle.api.model.Compile;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.SequentialBuilder;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Slot;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.testing.TestPlatform;
import org.fascicle.platform.testing.TestPlugins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps that run as plans give the bits of steps that run operation by operation. */
class PlannedFitTest {
  private final TestPlatform platform = new TestPlatform();

  @AfterEach
  void close() {
    platform.close();
  }

  private Model model(boolean eagerly, Spec... layers) {
    SequentialBuilder builder =
        platform
            .fascicle()
            .sequential("m")
            .inputShape(2)
            .seed(5)
            .options(options -> options.runEagerly(eagerly));
    for (Spec layer : layers) {
      builder.add(layer);
    }
    Model model = builder.add(dense(1)).build();
    model.compile(
        Compile.of(optimizer("SGD", 0.1).with("momentum", 0.9), Spec.of(Kind.LOSS, "mse"))
            .metrics("mae"));
    return model;
  }

  /** All that there is to see of a run: losses, a validated metric, weights, predictions. */
  private static List<String> train(Model model) {
    return seen(model, Fit.epochs(3).batchSize(16).validationSplit(0.2));
  }

  private static List<String> seen(Model model, Fit fit) {
    History history = model.fit(x(90), y(90), fit);
    List<String> all = new ArrayList<>();
    all.add(Arrays.toString(history.get("loss")));
    all.add(Arrays.toString(history.get("val_mae")));
    model.getWeights().values().forEach(value -> all.add(Arrays.toString(value.toFloats())));
    all.add(Arrays.toString(model.predict(x(33)).toFloats()));
    return all;
  }

  @Test
  void equalsTheEagerRun() {
    Spec[] layers = {dense(8), layer("Dropout").with("rate", 0.3), dense(4)};
    assertThat(train(model(false, layers))).isEqualTo(train(model(true, layers)));
  }

  /** A layer without fields that says how often its code runs. */
  private static final class Heard extends TestPlugins.Dense {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @Override
    public Tensor[] call(DenseConfig config, LayerContext context, Tensor... inputs) {
      CALLS.incrementAndGet();
      return super.call(config, context, inputs);
    }
  }

  @Test
  void aLayerWithoutStateIsAskedOncePerKindOfBatch() {
    TestPlugins.addVersion(platform.registry(), Kind.LAYER, new Heard(), "1.0.0", "Heard");
    Model model = model(false, layer("Heard").with("units", 5));
    Heard.CALLS.set(0);
    model.fit(x(90), y(90), Fit.epochs(5).batchSize(16).validationSplit(0.2));
    // Batches of 16 and 8 for training, of 16 and 2 for validation; the first copies variables.
    assertThat(Heard.CALLS).hasValueBetween(4, 6);
  }

  @Test
  void soIsOneThatPredicts() {
    TestPlugins.addVersion(platform.registry(), Kind.LAYER, new Heard(), "1.0.0", "Heard");
    Model model = model(false, layer("Heard").with("units", 5));
    float[] first = model.predict(x(20)).toFloats();
    Heard.CALLS.set(0);
    assertThat(model.predict(x(20)).toFloats()).isEqualTo(first);
    model.fit(x(20), y(20), Fit.epochs(1));
    int trained = Heard.CALLS.get();
    float[] then = model.predict(x(20)).toFloats();
    assertThat(then).isNotEqualTo(first);
    assertThat(Heard.CALLS).hasValue(trained);
    assertThat(model.predict(x(7)).toFloats()).isEqualTo(Arrays.copyOf(then, 7));
    assertThat(Heard.CALLS).hasValue(trained + 1);
  }

  /** An optimiser without fields that says how often it is asked for slots. */
  private static final class Asked extends TestPlugins.Sgd {
    private static final AtomicInteger TIMES = new AtomicInteger();

    @Override
    public List<Slot> slots(SgdConfig config, Shape parameter) {
      TIMES.incrementAndGet();
      return super.slots(config, parameter);
    }
  }

  @Test
  void anOptimizerIsAskedForSlotsOnceAParameter() {
    TestPlugins.addVersion(platform.registry(), Kind.OPTIMIZER, new Asked(), "1.0.0", "Asked");
    Model model = model(false, dense(8).with("name", "first"), dense(4));
    model.setTrainable("first", false);
    model.compile(optimizer("Asked", 0.1).with("momentum", 0.9), "mse");
    Asked.TIMES.set(0);
    model.fit(x(90), y(90), Fit.epochs(3).batchSize(16));
    int frozen = Asked.TIMES.get();
    model.setTrainable("first", true);
    model.fit(x(90), y(90), Fit.epochs(3).batchSize(16));
    assertThat(frozen).isPositive();
    assertThat(Asked.TIMES).hasValue(frozen + 2);
  }

  /** Rates, stages and flags that change from step to step, each beside the same run eagerly. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ema",
        "overwriting ema",
        "accumulation",
        "decay",
        "decayed weights",
        "rate by epoch",
        "frozen in between",
        "rate by batch"
      })
  void whatChangesOnTheWayIsFollowed(String what) {
    assertThat(changing(what, false)).isEqualTo(changing(what, true));
  }

  private List<String> changing(String what, boolean eagerly) {
    Spec[] layers = {dense(8).with("name", "first"), layer("Dropout").with("rate", 0.3)};
    Model model = model(eagerly, layers);
    Spec sgd = optimizer("SGD", 0.1).with("momentum", 0.9);
    Spec chosen =
        switch (what) {
          case "ema" -> sgd.with("use_ema", true);
          case "overwriting ema" -> sgd.with("use_ema", true).with("ema_overwrite_frequency", 3);
          case "accumulation" -> sgd.with("gradient_accumulation_steps", 3);
          case "decay" -> sgd.with("decay", 0.01);
          case "decayed weights" -> sgd.with("weight_decay", 0.1).with("decay", 0.01);
          default -> sgd;
        };
    model.compile(Compile.of(chosen, Spec.of(Kind.LOSS, "mse")).metrics("mae"));
    Fit fit = Fit.epochs(4).batchSize(16).validationSplit(0.2);
    fit =
        switch (what) {
          case "rate by epoch" -> fit.learningRate((epoch, rate) -> rate / 2);
          case "rate by batch" -> fit.onBatchEnd(run -> run.setLearningRate(0.1 / run.step()));
          case "frozen in between" ->
              fit.onEpochEnd(run -> model.setTrainable("first", run.epoch() != 1));
          default -> fit;
        };
    return seen(model, fit);
  }

  /** What a layer must not do, and what must be right nevertheless: it looks at a counter. */
  private static final class Seventh extends TestPlugins.Dense {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public Tensor[] call(DenseConfig config, LayerContext context, Tensor... inputs) {
      Tensor[] results = super.call(config, context, inputs);
      return calls.incrementAndGet() % 7 == 0 ? new Tensor[] {results[0].tanh()} : results;
    }
  }

  @Test
  void aLayerThatBranchesOnStateOfItsOwnIsFollowed() {
    assertThat(train(seventh("1.0.0", false))).isEqualTo(train(seventh("2.0.0", true)));
  }

  private Model seventh(String version, boolean eagerly) {
    TestPlugins.addVersion(
        platform.registry(), Kind.LAYER, new Seventh(), version, "Seventh" + version.charAt(0));
    return model(
        eagerly, layer("Seventh" + version.charAt(0)).with("units", 5).with("name", "seventh"));
  }

  /** A layer that reads a value while it is called. */
  private static final class Reading extends TestPlugins.Dense {
    @Override
    public Tensor[] call(DenseConfig config, LayerContext context, Tensor... inputs) {
      Tensor[] results = super.call(config, context, inputs);
      double mean = results[0].mean().item();
      return new Tensor[] {results[0].sub(mean)};
    }
  }

  @Test
  void aLayerThatReadsAValueGetsIt() {
    TestPlugins.addVersion(platform.registry(), Kind.LAYER, new Reading(), "1.0.0", "Reading");
    Spec reading = layer("Reading").with("units", 5);
    assertThat(train(model(false, reading))).isEqualTo(train(model(true, reading)));
  }
}
