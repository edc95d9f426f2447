package org.fascicle.platform.benchmark;

import java.util.Optional;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Compile;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Spec;
import org.fascicle.platform.internal.registry.Catalogue;
import org.fascicle.platform.internal.registry.Plugins;
import org.fascicle.platform.internal.service.PlatformFascicle;
import org.fascicle.platform.internal.session.Engine;
import org.fascicle.platform.testing.TestPlatform;
import org.fascicle.platform.testing.TestPlugins;

/**
 * The platform's own cost of a training step: a multi-layer perceptron of three layers on a backend
 * that computes nothing, in batches of 200.
 */
public final class StepBenchmark {
  private static final int SAMPLES = 40_000;

  private StepBenchmark() {}

  /** Prints median milliseconds a step, and what was launched. */
  public static void main(String[] arguments) {
    NullBackend backend = new NullBackend();
    Engine engine = new Engine();
    engine.add(backend);
    try (PlatformFascicle fascicle =
            new PlatformFascicle(
                engine,
                new Plugins(TestPlugins.registry(), new Catalogue()),
                Optional::empty,
                "0.1.0");
        Model model =
            fascicle
                .sequential("mlp")
                .inputShape(784)
                .add(TestPlatform.dense(256).with("activation", "relu"))
                .add(TestPlatform.dense(256).with("activation", "relu"))
                .add(TestPlatform.dense(10).with("activation", "softmax"))
                .backend("null")
                .build()) {
      model.compile(
          Compile.of(
              TestPlatform.optimizer("Adam", 0.001),
              Spec.of(Kind.LOSS, "SparseCategoricalCrossentropy")));
      Dataset data =
          Dataset.of(
              HostArray.of(new float[SAMPLES * 784], SAMPLES, 784),
              HostArray.of(new int[SAMPLES], SAMPLES));
      History history = model.fit(data, Fit.epochs(10).batchSize(200));
      System.out.printf("a step %.3f ms%n", history.stepMillis());
      backend.count(true);
      model.fit(data, Fit.epochs(1).batchSize(SAMPLES));
      backend.count(false);
      System.out.println(backend.launches());
    }
  }
}
