package org.fascicle.plugin.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.model.Updater;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.Variable;
import org.fascicle.plugin.core.Golden;
import org.fascicle.plugin.core.OwnPlugins;
import org.fascicle.specs.Adadelta;
import org.fascicle.specs.Adafactor;
import org.fascicle.specs.Adagrad;
import org.fascicle.specs.Adam;
import org.fascicle.specs.AdamW;
import org.fascicle.specs.Adamax;
import org.fascicle.specs.Ftrl;
import org.fascicle.specs.Lamb;
import org.fascicle.specs.Lion;
import org.fascicle.specs.Nadam;
import org.fascicle.specs.RmsProp;
import org.fascicle.specs.Schedules;
import org.fascicle.specs.Sgd;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten steps on Σ a·w⁴/4 over a matrix and a vector, through the platform, held to NumPy's. */
class OptimizerValuesTest {
  private static final int STEPS = 10;

  private PluginPlatform platform;
  private Session session;

  @BeforeEach
  void start() {
    platform = new PluginPlatform(OwnPlugins.class.getClassLoader(), Optional.empty());
    session = platform.fascicle().session("values");
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void sgd() {
    check("sgd", Sgd.of());
    check("sgd_decay", Sgd.of(0.05).decay(0.5));
    check("sgd_momentum", Sgd.of(0.05).momentum(0.9));
    check("sgd_nesterov", Sgd.of(0.05).momentum(0.9).nesterov(true).decay(0.1));
    check("sgd_schedule", Sgd.of().learningRate(Schedules.cosineDecay(0.02, 8, 0)));
  }

  @Test
  void rmsProp() {
    check("rmsprop", RmsProp.of());
    check("rmsprop_centered", RmsProp.of(0.01).rho(0.8).momentum(0.5).epsilon(1e-5).centered(true));
    check("rmsprop_momentum", RmsProp.of(0.01).momentum(0.9));
  }

  @Test
  void adagradAndAdadelta() {
    check("adagrad", Adagrad.of());
    check("adagrad_options", Adagrad.of(0.1).initialAccumulatorValue(0).epsilon(1e-3));
    check("adadelta", Adadelta.of());
    check("adadelta_options", Adadelta.of(1).rho(0.8).epsilon(1e-4));
  }

  @Test
  void adam() {
    check("adam", Adam.of());
    check("adam_old", Adam.of(0.01).beta1(0.8).beta2(0.9).epsilon(1e-8).decay(0.3));
    check("amsgrad", Adam.of(0.1).beta1(0.5).beta2(0.6).amsgrad(true));
  }

  @Test
  void adamW() {
    check("adamw", AdamW.of());
    check("adamw_options", AdamW.of(0.1).weightDecay(0.1));
    check("adamw_options", Adam.of(0.1).weightDecay(0.1));
    check("adamw_excluded", AdamW.of(0.1).weightDecay(0.1).excludeFromWeightDecay("ect"));
    check("adam", AdamW.of().weightDecay(0));
  }

  @Test
  void variantsOfAdam() {
    check("adamax", Adamax.of());
    check("adamax_options", Adamax.of(0.1).beta1(0.8).beta2(0.7).epsilon(1e-3));
    check("nadam", Nadam.of());
    check("nadam_options", Nadam.of(0.1).beta1(0.8).beta2(0.9).epsilon(1e-3));
    check("lamb", Lamb.of());
    check("lamb_options", Lamb.of(0.1).beta1(0.8).beta2(0.9).epsilon(1e-3).weightDecay(0.01));
  }

  @Test
  void lionAndAdafactor() {
    check("lion", Lion.of());
    check("lion_options", Lion.of(0.05).beta1(0.7).beta2(0.8));
    check("adafactor", Adafactor.of());
    check(
        "adafactor_options",
        Adafactor.of(0.5).beta2Decay(-0.6).epsilon1(1e-8).epsilon2(1e-2).clipThreshold(0.7));
  }

  @Test
  void ftrl() {
    check("ftrl", Ftrl.of());
    check(
        "ftrl_options",
        Ftrl.of(0.3)
            .learningRatePower(-0.6)
            .initialAccumulatorValue(0.2)
            .l1RegularizationStrength(0.05)
            .l2RegularizationStrength(0.1)
            .l2ShrinkageRegularizationStrength(0.02)
            .beta(0.3));
  }

  @Test
  void clipping() {
    check("clipnorm", Sgd.of(0.1).clipnorm(0.3));
    check("clipvalue", Sgd.of(0.1).clipvalue(0.2));
    check("global_clipnorm", Sgd.of(0.1).globalClipnorm(0.5));
  }

  @Test
  void accumulationAndAverages() {
    check("accumulation", Adam.of(0.1).gradientAccumulationSteps(3).clipvalue(0.4).decay(0.1));
    check("ema", Sgd.of(0.1).useEma(true).emaMomentum(0.8));
    check(
        "ema_overwrite",
        Sgd.of(0.1).momentum(0.9).useEma(true).emaMomentum(0.8).emaOverwriteFrequency(3));
    check(
        "ema_accumulation",
        Sgd.of(0.1)
            .useEma(true)
            .emaMomentum(0.8)
            .emaOverwriteFrequency(2)
            .gradientAccumulationSteps(2));
  }

  /** Float64 to rounding, float32 to 1e-6, as promised. */
  private void check(String key, SpecSource optimizer) {
    check(key, optimizer, DType.FLOAT64, 1e-12);
    check(key, optimizer, DType.FLOAT32, 1e-6);
  }

  private void check(String key, SpecSource optimizer, DType dtype, double near) {
    List<Variable> variables = List.of(variable("matrix", dtype), variable("vector", dtype));
    try (Updater updater = platform.fascicle().updater(session, optimizer, variables)) {
      for (int step = 0; step < STEPS; step++) {
        updater.apply(variables.stream().map(this::gradient).toArray(Tensor[]::new));
      }
      assertThat(updater.step()).isEqualTo(STEPS);
    }
    for (Variable variable : variables) {
      double[] expected = Golden.values("optimizer." + key + "." + variable.name());
      assertThat(variable.value().toDoubles())
          .as("%s %s %s", key, variable.name(), dtype)
          .containsExactly(expected, within(near));
    }
  }

  private Variable variable(String name, DType dtype) {
    Tensor start = Golden.tensor(session, "optimizer.start." + name).cast(dtype);
    return session.variable(name, start, true);
  }

  private Tensor gradient(Variable variable) {
    Tensor w = variable.value();
    Tensor scale = Golden.tensor(session, "optimizer.scale." + variable.name());
    return w.square().mul(w).mul(scale.cast(w.dtype()));
  }
}
