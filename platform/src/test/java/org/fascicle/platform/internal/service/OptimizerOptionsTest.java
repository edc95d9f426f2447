package org.fascicle.platform.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.fascicle.platform.testing.TestPlatform.dense;
import static org.fascicle.platform.testing.TestPlatform.optimizer;

import java.nio.file.Path;
import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.CancelToken;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Spec;
import org.fascicle.platform.testing.TestPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all optimisers have in common, in whole runs: averages, accumulation, files. */
class OptimizerOptionsTest {
  private static final HostArray X = HostArray.of(new float[] {1, 1, 1}, 3, 1);
  private static final HostArray Y = HostArray.of(new float[] {0, 0, 0}, 3, 1);

  private final TestPlatform platform = new TestPlatform();

  @AfterEach
  void close() {
    platform.close();
  }

  /** w·1 + b towards 0, from w = 1 and b = 0; the gradient of both is 2(w + b). */
  private Model model(Spec optimizer) {
    Model model = platform.fascicle().sequential("m").inputShape(1).add(dense(1)).build();
    model.compile(optimizer, "mse");
    model.setWeights(
        Map.of(
            "dense/kernel", HostArray.of(new float[] {1}, 1, 1),
            "dense/bias", HostArray.of(new float[] {0}, 1)));
    return model;
  }

  private static float kernel(Model model) {
    return model.getWeights().get("dense/kernel").toFloats()[0];
  }

  private static Spec averaging() {
    return optimizer("SGD", 0.1).with("use_ema", true).with("ema_momentum", 0.5);
  }

  /** Sums 1, 0.6, 0.36, 0.216: kernels 0.8, 0.68, 0.608; averages 0.8, 0.74, 0.674. */
  @Test
  void averagesTakeTheParametersPlacesWhenTrainingEnds() {
    Model model = model(averaging());
    model.fit(X, Y, Fit.epochs(1).batchSize(1));

    assertThat(kernel(model)).isCloseTo(0.674f, within(1e-6f));
  }

  @Test
  void aCancelledRunKeepsItsParameters() {
    Model model = model(averaging());
    CancelToken token = new CancelToken();
    model.fit(
        X, Y, Fit.epochs(9).batchSize(1).cancelToken(token).onEpochEnd(run -> token.cancel()));

    assertThat(kernel(model)).isCloseTo(0.608f, within(1e-6f));
  }

  /** Of three batches two make an update; the third waits for the next epoch. */
  @Test
  void batchesAddUp() {
    Model model = model(optimizer("SGD", 0.1).with("gradient_accumulation_steps", 2));
    model.fit(X, Y, Fit.epochs(1).batchSize(1));
    assertThat(kernel(model)).isCloseTo(0.8f, within(1e-6f));

    model.fit(X, Y, Fit.epochs(1).batchSize(1));
    assertThat(kernel(model)).isCloseTo(0.608f, within(1e-6f));
  }

  @Test
  void whatHasAddedUpIsSaved(@TempDir Path folder) {
    Path file = folder.resolve("m.fascicle");
    Spec optimizer =
        optimizer("Adam", 0.1)
            .with("gradient_accumulation_steps", 2)
            .with("use_ema", true)
            .with("weight_decay", 0.1)
            .with("global_clipnorm", 0.5);
    Model model = model(optimizer);
    model.fit(X, Y, Fit.epochs(1).batchSize(1));
    model.save(file);
    model.fit(X, Y, Fit.epochs(3).batchSize(1).resume());
    Model loaded = platform.fascicle().load(file);
    loaded.fit(X, Y, Fit.epochs(3).batchSize(1).resume());

    assertThat(kernel(loaded)).isEqualTo(kernel(model)).isNotEqualTo(1);
  }

  @Test
  void theyAreCheckedWhenTheModelIsCompiled() {
    assertThatThrownBy(() -> model(optimizer("SGD", 0.1).with("clipnorm", -1)))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("optimizer")
        .hasMessageContaining("clipnorm: expected a number above 0, got -1");
  }
}
