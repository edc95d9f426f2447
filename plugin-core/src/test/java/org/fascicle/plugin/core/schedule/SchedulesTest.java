package org.fascicle.plugin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Schedule;
import org.fascicle.platform.internal.config.ConfigBinder;
import org.fascicle.plugin.core.Golden;
import org.fascicle.plugin.core.OwnPlugins;
import org.fascicle.specs.Schedules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates at many steps, held to NumPy's. */
class SchedulesTest {
  @Test
  void values() {
    check("exponential", Schedules.exponentialDecay(0.1, 4, 0.5));
    check("exponential_staircase", Schedules.exponentialStaircase(0.1, 4, 0.5));
    check("step", Schedules.stepDecay(0.1, 7, 0.3));
    check("polynomial", Schedules.polynomialDecay(0.1, 10, 0.01, 2));
    check("polynomial_cycle", Schedules.polynomialCycle(0.1, 10, 0.01, 0.5));
    check("inverse_time", Schedules.inverseTimeDecay(0.1, 2, 0.5));
    check("inverse_time_staircase", Schedules.inverseTimeStaircase(0.1, 2, 0.5));
    check(
        "piecewise", Schedules.piecewiseConstantDecay(List.of(5.0, 10.0), List.of(1.0, 0.5, 0.1)));
    check("cosine", Schedules.cosineDecay(0.1, 10, 0.2));
    check("cosine_warmup", Schedules.cosineDecay(0.01, 10, 0.1, 0.2, 5));
    check("cosine_restarts", Schedules.cosineDecayRestarts(0.1, 10));
    check("cosine_restarts_options", Schedules.cosineDecayRestarts(0.1, 10, 1.5, 0.8, 0.1));
    check("cosine_restarts_equal", Schedules.cosineDecayRestarts(0.1, 10, 1, 0.5, 0.1));
    check("one_cycle", Schedules.oneCycle(0.1, 30));
    check("one_cycle_options", Schedules.oneCycle(0.1, 20, 0.5, 10, 100));
    check("linear_warmup", Schedules.linearWarmup(0.01, 0.1, 10));
  }

  private static void check(String key, Spec spec) {
    check(key, (Schedule<?>) OwnPlugins.plugin(Kind.SCHEDULE, spec.type()), spec);
  }

  private static <C extends Record> void check(String key, Schedule<C> schedule, Spec spec) {
    C config =
        schedule
            .configuration()
            .cast(ConfigBinder.bind(schedule.configuration(), spec.config(), Set.of(), key));
    double[] rates =
        Arrays.stream(Golden.values("schedule.steps"))
            .map(step -> schedule.learningRate(config, (long) step))
            .toArray();

    assertThat(rates).as(key).containsExactly(Golden.values("schedule." + key), within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({
    "ExponentialDecay, decay_steps, 0, above 0",
    "ExponentialDecay, decay_rate, -1, 0 or more",
    "StepDecay, drop, 2, from 0 to 1",
    "PolynomialDecay, power, 0, above 0",
    "PolynomialDecay, initial_learning_rate, -1, 0 or more",
    "CosineDecay, alpha, -1, 0 or more",
    "CosineDecay, warmup_steps, -1, 0 or more",
    "CosineDecay, warmup_target, -1, 0 or more",
    "CosineDecayRestarts, t_mul, 0.5, 1 or more",
    "CosineDecayRestarts, first_decay_steps, 0, above 0",
    "OneCycle, warmup_share, 1, less than 1",
    "OneCycle, div_factor, 0, above 0",
    "LinearWarmup, target_learning_rate, -1, 0 or more",
    "LinearWarmup, warmup_steps, 0, above 0",
  })
  void refusesNonsense(String type, String key, double value, String rule) {
    Spec spec = Spec.of(Kind.SCHEDULE, type, complete(type)).with(key, value);

    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> bind(spec))
        .withMessageContaining(key)
        .withMessageContaining(rule);
  }

  private static Map<String, ?> complete(String type) {
    return switch (type) {
      case "CosineDecayRestarts" -> Map.of("initial_learning_rate", 1, "first_decay_steps", 10);
      case "OneCycle" -> Map.of("max_learning_rate", 1, "total_steps", 10);
      case "LinearWarmup" -> Map.of("target_learning_rate", 1, "warmup_steps", 10);
      case "ExponentialDecay" ->
          Map.of("initial_learning_rate", 1, "decay_steps", 10, "decay_rate", 1);
      default -> Map.of("initial_learning_rate", 1, "decay_steps", 10);
    };
  }

  private static Record bind(Spec spec) {
    Class<? extends Record> type = OwnPlugins.plugin(Kind.SCHEDULE, spec.type()).configuration();
    return ConfigBinder.bind(type, spec.config(), Set.of(), spec.type());
  }

  @Test
  void piecesMustFit() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new PiecewiseConstantDecay.Config(List.of(5.0), List.of(1.0)))
        .withMessageContaining("2 rates, one more than boundaries");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(
            () -> new PiecewiseConstantDecay.Config(List.of(5.0, 5.0), List.of(1.0, 1.0, 1.0)))
        .withMessageContaining("steps above 5.0");
  }

  @Test
  void whatMustBeThereIsNamed() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> bind(Spec.of(Kind.SCHEDULE, "ExponentialDecay")))
        .withMessageContaining("ExponentialDecay.initial_learning_rate")
        .withMessageContaining("Set it");
  }
}
