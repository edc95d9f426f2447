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
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.testing.TestPlatform;
import org.fascicle.platform.testing.TestPlugins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
    Fit fit = Fit.epochs(3).batchSize(16).validationSplit(0.2);
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
