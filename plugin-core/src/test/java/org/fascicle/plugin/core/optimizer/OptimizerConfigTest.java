package org.fascicle.plugin.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.MissingPluginException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.Updater;
import org.fascicle.api.plugin.Slot;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Variable;
import org.fascicle.plugin.core.OwnPlugins;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slots, defaults and refusals. */
class OptimizerConfigTest {
  private static final Shape MATRIX = Shape.of(2, 3);

  private PluginPlatform platform;
  private Session session;

  @BeforeEach
  void start() {
    platform = new PluginPlatform(OwnPlugins.class.getClassLoader(), Optional.empty());
    session = platform.fascicle().session("options");
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  private Updater updater(Spec optimizer) {
    Variable w = session.variable("w", session.tensor(new double[] {1, 2}, 2), true);
    return platform.fascicle().updater(session, optimizer, List.of(w));
  }

  private static Spec spec(String type, Map<String, ?> config) {
    return Spec.of(Kind.OPTIMIZER, type, config);
  }

  @Test
  void defaultsAreThoseOfKeras() {
    assertThat(new Sgd.Config(null, null)).isEqualTo(new Sgd.Config(0.0, false));
    assertThat(new RmsProp.Config(null, null, null, null))
        .isEqualTo(new RmsProp.Config(0.9, 0.0, 1e-7, false));
    assertThat(new Adagrad.Config(null, null)).isEqualTo(new Adagrad.Config(0.1, 1e-7));
    assertThat(new Adadelta.Config(null, null)).isEqualTo(new Adadelta.Config(0.95, 1e-7));
    assertThat(new Adam.Config(null, null, null, null))
        .isEqualTo(new Adam.Config(0.9, 0.999, 1e-7, false));
    assertThat(new Moments(null, null, null)).isEqualTo(new Moments(0.9, 0.999, 1e-7));
    assertThat(new Lion.Config(null, null)).isEqualTo(new Lion.Config(0.9, 0.99));
    assertThat(new Adafactor.Config(null, null, null, null, null))
        .isEqualTo(new Adafactor.Config(-0.8, 1e-30, 1e-3, 1.0, true));
    assertThat(new Ftrl.Config(null, null, null, null, null, null))
        .isEqualTo(new Ftrl.Config(-0.5, 0.1, 0.0, 0.0, 0.0, 0.0));
    assertThat(new AdamW().weightDecay()).isEqualTo(0.004);
    assertThat(new Adam().weightDecay()).isZero();
  }

  @Test
  void slotsAreKeptOnlyWhereNeeded() {
    assertThat(new Sgd().slots(new Sgd.Config(null, true), MATRIX)).isEmpty();
    assertThat(new Sgd().slots(new Sgd.Config(0.9, null), MATRIX))
        .containsExactly(Slot.zeros("momentum", MATRIX));
    assertThat(new Adam().slots(new Adam.Config(null, null, null, null), MATRIX))
        .containsExactly(Slot.zeros("momentum", MATRIX), Slot.zeros("velocity", MATRIX));
    assertThat(new Adagrad().slots(new Adagrad.Config(0.3, null), MATRIX))
        .containsExactly(new Slot("accumulator", MATRIX, 0.3));
  }

  @Test
  void adafactorKeepsRowsAndColumns() {
    var config = new Adafactor.Config(null, null, null, null, null);

    assertThat(new Adafactor().slots(config, Shape.of(5, 2, 3)))
        .containsExactly(Slot.zeros("row", Shape.of(5, 2)), Slot.zeros("column", Shape.of(5, 3)));
    assertThat(new Adafactor().slots(config, Shape.of(3)))
        .containsExactly(Slot.zeros("velocity", Shape.of(3)));
  }

  @Test
  void schedulesSeeEveryBatchAndCallbacksOverruleThem() {
    Spec halving =
        Spec.of(Kind.SCHEDULE, "StepDecay").with("initial_learning_rate", 1).with("decay_steps", 1);
    try (Updater updater = updater(spec("sgd", Map.of("learning_rate", halving)))) {
      updater.apply(session.tensor(new double[2], 2));
      assertThat(updater.learningRate()).isEqualTo(0.5);
      updater.setLearningRate(0.3);
      updater.apply(session.tensor(new double[2], 2));
      assertThat(updater.learningRate()).isEqualTo(0.3);
    }
  }

  @Test
  void missingSchedulesAreReported() {
    Spec unknown = Spec.of(Kind.SCHEDULE, "CosineDeckay");

    assertThatExceptionOfType(MissingPluginException.class)
        .isThrownBy(() -> updater(spec("Adam", Map.of("learning_rate", unknown))))
        .withMessageContaining("optimizer, schedule CosineDeckay")
        .withMessageContaining("CosineDecay");
  }

  @ParameterizedTest
  @CsvSource({
    "SGD, learning_rate, -0.1, a number of 0 or more",
    "SGD, momentum, 1.5, a number from 0 to 1",
    "SGD, weight_decay, -1, a number of 0 or more",
    "SGD, clipnorm, 0, a number above 0",
    "SGD, clipvalue, -1, a number above 0",
    "SGD, global_clipnorm, 0, a number above 0",
    "SGD, ema_momentum, 1.1, a number from 0 to 1",
    "SGD, ema_overwrite_frequency, 0, a whole number of 1 or more",
    "SGD, gradient_accumulation_steps, 1, a whole number of 2 or more",
    "SGD, decay, -1, a number of 0 or more",
    "RMSprop, rho, 1, a number from 0 to less than 1",
    "RMSprop, momentum, -1, a number from 0 to 1",
    "RMSprop, epsilon, -1, a number of 0 or more",
    "Adagrad, initial_accumulator_value, -1, a number of 0 or more",
    "Adadelta, rho, -0.1, a number from 0 to less than 1",
    "Adam, beta_1, 1, a number from 0 to less than 1",
    "Adam, epsilon, -1, a number of 0 or more",
    "AdamW, beta_2, 1, a number from 0 to less than 1",
    "Adamax, beta_2, 2, a number from 0 to less than 1",
    "Nadam, beta_1, -1, a number from 0 to less than 1",
    "Lamb, beta_2, 1, a number from 0 to less than 1",
    "Lion, beta_1, 0, 'a number above 0, at most 1'",
    "Lion, beta_2, 1, a number from 0 to less than 1",
    "Ftrl, learning_rate_power, 0.5, a number of 0 or less",
    "Ftrl, l1_regularization_strength, -1, a number of 0 or more",
    "Ftrl, beta, -1, a number of 0 or more",
    "Adafactor, beta_2_decay, 0.1, a number of 0 or less",
    "Adafactor, epsilon_1, -1, a number of 0 or more",
    "Adafactor, clip_threshold, 0, a number above 0",
  })
  void refusesNonsense(String type, String key, double value, String rule) {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> updater(spec(type, Map.of(key, value))))
        .withMessageContaining(key)
        .withMessageContaining("expected " + rule)
        .withMessageContaining(value == (long) value ? (long) value + "" : value + "");
  }

  @Test
  void refusesWhatContradictsItself() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> updater(spec("SGD", Map.of("clipnorm", 1, "clipvalue", 1))))
        .withMessageContaining("one of them at most");
    Spec schedule = Spec.of(Kind.SCHEDULE, "CosineDecay");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> updater(spec("SGD", Map.of("learning_rate", schedule, "decay", 1))))
        .withMessageContaining("a learning_rate that is a number");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> updater(spec("SGD", Map.of("learning_rate", true))))
        .withMessageContaining("a number of 0 or more, or a schedule");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> updater(spec("SGD", Map.of("clipnrom", 1))))
        .withMessageContaining("Did you mean clipnorm");
  }
}
