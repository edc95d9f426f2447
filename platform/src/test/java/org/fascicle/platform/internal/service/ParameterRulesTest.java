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
import org.fascicle.api.exception.MissingPluginException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Spec;
import org.fascicle.platform.testing.TestPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Regularisers and constraints of layers, in training, evaluation and files. */
class ParameterRulesTest {
  private static final Spec L2 = Spec.of(Kind.REGULARIZER, "L2");
  private static final HostArray X = HostArray.of(new float[] {1, 2}, 2, 1);

  private final TestPlatform platform = new TestPlatform();

  @AfterEach
  void close() {
    platform.close();
  }

  /** w·x with w = 3. */
  private Model model(Spec layer, String optimizer, double rate) {
    Model model = platform.fascicle().sequential("m").inputShape(1).add(layer).build();
    model.compile(optimizer(optimizer, rate), "mse");
    model.setWeights(
        Map.of(
            "dense/kernel", HostArray.of(new float[] {3}, 1, 1),
            "dense/bias", HostArray.of(new float[] {0}, 1)));
    return model;
  }

  private static Spec capped(double bound) {
    return Spec.of(Kind.CONSTRAINT, "Capped").with("bound", bound);
  }

  private static float kernel(Model model) {
    return model.getWeights().get("dense/kernel").toFloats()[0];
  }

  private static HostArray targets(float slope) {
    return HostArray.of(new float[] {slope, 2 * slope}, 2, 1);
  }

  @Test
  void penaltiesAreInTheLossOfTrainingAndEvaluation() {
    Model model = model(dense(1).with("kernel_regularizer", L2), "SGD", 0);

    assertThat(model.evaluate(X, targets(3)).get("loss")).isCloseTo(9, within(1e-6));
    assertThat(model.fit(X, targets(3), Fit.epochs(1)).last().get("loss"))
        .isCloseTo(9, within(1e-6));
  }

  /** The error's gradient is 0, that of w² is 6. */
  @Test
  void penaltiesPull() {
    Model model = model(dense(1).with("kernel_regularizer", L2), "SGD", 0.1);
    model.fit(X, targets(3), Fit.epochs(1).batchSize(2));

    assertThat(kernel(model)).isCloseTo(3 - 0.6f, within(1e-6f));
  }

  @Test
  void frozenParametersArePenalisedNoMore() {
    Model model = model(dense(1).with("kernel_regularizer", L2).with("trainable", false), "SGD", 0);

    assertThat(model.evaluate(X, targets(3)).get("loss")).isCloseTo(0, within(1e-6));
  }

  /** Outputs 3 and 6: (9 + 36) / 2 samples; twice, 6 and 12, in a batch of its own each. */
  @Test
  void penaltiesOnOutputsAreDividedByTheSamples() {
    Model model = model(dense(1).with("activity_regularizer", L2), "SGD", 0);

    assertThat(model.evaluate(X, targets(3)).get("loss")).isCloseTo(22.5, within(1e-5));
  }

  @Test
  void constraintsHoldAfterEveryUpdate() {
    for (String optimizer : new String[] {"SGD", "Adam"}) {
      Model model = model(dense(1).with("kernel_constraint", capped(2.5)), optimizer, 0.01);
      model.fit(X, targets(30), Fit.epochs(2).batchSize(1));

      assertThat(kernel(model)).as(optimizer).isEqualTo(2.5f);
    }
  }

  @Test
  void constraintsThatAreMetChangeNothing() {
    for (String optimizer : new String[] {"SGD", "Adam"}) {
      Model bound = model(dense(1).with("kernel_constraint", capped(1e6)), optimizer, 0.01);
      Model free = model(dense(1), optimizer, 0.01);
      bound.fit(X, targets(30), Fit.epochs(3).batchSize(1));
      free.fit(X, targets(30), Fit.epochs(3).batchSize(1));

      assertThat(kernel(bound)).as(optimizer).isEqualTo(kernel(free)).isNotEqualTo(3);
    }
  }

  @Test
  void filesKeepThem(@TempDir Path folder) {
    Path file = folder.resolve("m.fascicle");
    Spec layer =
        dense(1)
            .with("kernel_regularizer", L2)
            .with("activity_regularizer", L2)
            .with("kernel_constraint", capped(2.5));
    Model model = model(layer, "SGD", 0.01);
    model.save(file);
    Model loaded = platform.fascicle().load(file);

    double loss = loaded.evaluate(X, targets(3)).get("loss");
    assertThat(loss).isCloseTo(9 + 22.5, within(1e-5));
    loaded.fit(X, targets(30), Fit.epochs(1));
    assertThat(kernel(loaded)).isEqualTo(2.5f);
  }

  @Test
  void missingOnesAreReportedWithTheirLayer() {
    Spec layer =
        dense(1)
            .with("kernel_regularizer", "L3")
            .with("activity_regularizer", "L4")
            .with("kernel_constraint", "Caped");

    assertThatThrownBy(() -> model(layer, "SGD", 0))
        .isInstanceOfSatisfying(
            MissingPluginException.class,
            e -> {
              assertThat(e.missing())
                  .extracting(MissingPluginException.Missing::name)
                  .containsExactlyInAnyOrder("L3", "L4", "Caped");
              assertThat(e.missing())
                  .allSatisfy(m -> assertThat(m.where()).contains("layer \"dense\""));
            })
        .hasMessageContaining("Capped");
  }

  @Test
  void whatDoesNotSuitIsRefusedWhenTheModelIsBuilt() {
    Spec layer = dense(1).with("activity_regularizer", capped(1));

    assertThatThrownBy(() -> model(layer, "SGD", 0))
        .isInstanceOf(MissingPluginException.class)
        .hasMessageContaining("regularizer Capped");

    Spec vector = Spec.of(Kind.LAYER, "Constrained");
    TestConstrained.add(platform.registry());
    assertThatThrownBy(() -> platform.fascicle().sequential("m").inputShape(2).add(vector).build())
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("layer \"constrained\"")
        .hasMessageContaining("constraint Capped of scale")
        .hasMessageContaining("a matrix");
  }
}
