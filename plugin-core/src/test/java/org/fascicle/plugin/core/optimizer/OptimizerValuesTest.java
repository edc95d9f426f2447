package org.fascicle.plugin.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.Op;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.Variable;
import org.fascicle.plugin.core.Golden;
import org.fascicle.plugin.core.Reference;
import org.fascicle.plugin.core.schedule.InverseTimeDecay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Five steps on Σ a·w⁴/4, held to NumPy's. */
class OptimizerValuesTest {
  @RegisterExtension final Reference reference = new Reference();

  @Test
  void sgd() {
    check("sgd", new Sgd(), new Sgd.Config(0.05, null, null, null));
    check("sgd_decay", new Sgd(), new Sgd.Config(0.05, null, null, 0.5));
    check("sgd_momentum", new Sgd(), new Sgd.Config(0.05, 0.9, null, null));
    check("sgd_nesterov", new Sgd(), new Sgd.Config(0.05, 0.9, true, 0.1));
  }

  @Test
  void adam() {
    check("adam", new Adam(), new Adam.Config(0.01, null, null, null, null));
    check("adam_old", new Adam(), new Adam.Config(0.01, 0.8, 0.9, 1e-8, 0.3));
  }

  @Test
  void slotsHoldWhatTheirNamesSay() {
    Session session = reference.session();
    Variable w = session.variable("w", session.tensor(new double[] {1}, 1), true);
    Map<String, Variable> slots =
        slots(new Adam(), new Adam.Config(null, null, null, null, null), w);
    Tensor gradient = session.tensor(new double[] {3}, 1);
    new Adam()
        .update(
            new Adam.Config(null, null, null, null, null),
            context(slots, 0.001, 0),
            w.value(),
            gradient);

    assertThat(slots.get("momentum").value().item()).isCloseTo(0.3, within(1e-15));
    assertThat(slots.get("velocity").value().item()).isCloseTo(0.009, within(1e-15));
  }

  private <C extends Record> Map<String, Variable> slots(
      Optimizer<C> optimizer, C config, Variable parameter) {
    Map<String, Variable> slots = new HashMap<>();
    for (String slot : optimizer.slots(config)) {
      Tensor zeros = parameter.value().zerosLike();
      slots.put(slot, reference.session().variable(slot, zeros, false));
    }
    return slots;
  }

  private <C extends Record> void check(String key, Optimizer<C> optimizer, C config) {
    double[] expected = Golden.values("optimizer." + key);

    assertThat(run(optimizer, config, DType.FLOAT64))
        .as(key)
        .containsExactly(expected, within(1e-12));
    assertThat(run(optimizer, config, DType.FLOAT32))
        .as(key)
        .containsExactly(expected, within(1e-6));
  }

  private <C extends Record> double[] run(Optimizer<C> optimizer, C config, DType dtype) {
    Session session = reference.session();
    Variable w = session.variable("w", Golden.tensor(session, "optimizer.start").cast(dtype), true);
    Tensor scale = Golden.tensor(session, "optimizer.scale").cast(dtype);
    Map<String, Variable> slots = slots(optimizer, config, w);
    for (long step = 0; step < 5; step++) {
      Tensor gradient = w.value().square().mul(w.value()).mul(scale);
      optimizer.update(
          config, context(slots, rate(optimizer, config, step), step), w.value(), gradient);
    }
    return w.value().toDoubles();
  }

  private static <C extends Record> double rate(Optimizer<C> optimizer, C config, long step) {
    Spec schedule = optimizer.schedule(config);
    if (schedule == null) {
      return optimizer.learningRate(config);
    }
    var decay =
        new InverseTimeDecay.Config(
            (Double) schedule.config().get("initial_learning_rate"),
            1.0,
            (Double) schedule.config().get("decay_rate"),
            null);
    return new InverseTimeDecay().learningRate(decay, step);
  }

  private UpdateContext context(Map<String, Variable> slots, double rate, long step) {
    Session session = reference.session();
    return new UpdateContext() {
      @Override
      public Tensor slot(String name) {
        return slots.get(name).value();
      }

      @Override
      public Tensor learningRate() {
        return session.scalar(rate);
      }

      @Override
      public Tensor step() {
        return session.host(step);
      }

      @Override
      public void update(Op op, Tensor... inputs) {
        session.update(op, inputs);
      }
    };
  }
}
