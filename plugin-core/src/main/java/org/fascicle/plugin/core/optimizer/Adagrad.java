package org.fascicle.plugin.core.optimizer;

import java.util.List;
import org.fascicle.api.op.AdagradUpdate;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Slot;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** Adagrad; see {@link AdagradUpdate} for the formula. */
@Component(
    service = Optimizer.class,
    property = {Plugin.NAME + "=Adagrad", Plugin.NAME + "=adagrad"})
public final class Adagrad implements Optimizer<Adagrad.Config> {
  /**
   * The configuration.
   *
   * @param initialAccumulatorValue what the sum of squares starts from, at least 0; 0.1 unless set
   * @param epsilon keeps the division finite, at least 0; 1e-7 unless set
   */
  public record Config(Double initialAccumulatorValue, Double epsilon) {
    /** Checks values and fills in defaults. */
    public Config {
      initialAccumulatorValue =
          Check.notNegative(
              "Adagrad.initial_accumulator_value", Check.or(initialAccumulatorValue, 0.1));
      epsilon = Check.notNegative("Adagrad.epsilon", Check.or(epsilon, 1e-7));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<Slot> slots(Config config, Shape parameter) {
    return List.of(new Slot("accumulator", parameter, config.initialAccumulatorValue));
  }

  @Override
  public double learningRate() {
    return 0.001;
  }

  @Override
  public void update(Config config, UpdateContext context, Tensor parameter, Tensor gradient) {
    context.update(
        new AdagradUpdate(config.epsilon),
        parameter,
        context.slot("accumulator"),
        gradient,
        context.learningRate());
  }
}
