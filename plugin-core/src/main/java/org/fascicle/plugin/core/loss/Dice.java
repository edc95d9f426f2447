package org.fascicle.plugin.core.loss;

import java.util.List;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/**
 * 1 − 2 · Σ t · p / (Σ t + Σ p): how little target and prediction overlap (Milletari et al. 2016).
 */
@Component(
    service = Loss.class,
    property = {
      Plugin.NAME + "=dice",
      Plugin.NAME + "=Dice",
    })
public final class Dice implements Loss<Dice.Config> {
  /**
   * The configuration.
   *
   * @param axis the axes to sum over; negative ones count from the end; null for all, which gives
   *     one number a batch
   */
  public record Config(List<Integer> axis) {
    /** Checks values and fills in defaults. */
    public Config {
      axis = axis == null ? null : List.copyOf(axis);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void check(Config config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSame("dice", target, prediction, "Make the targets one-hot.");
    Overlap.checkAxes("dice", config.axis, prediction);
  }

  @Override
  public Tensor call(Config config, Tensor target, Tensor prediction) {
    Tensor t = Targets.same(target, prediction);
    Tensor both = Overlap.sum(t.mul(prediction), config.axis);
    Tensor all = Overlap.sum(t, config.axis).add(Overlap.sum(prediction, config.axis));
    return both.mul(2).div(all.add(Probabilities.EPSILON)).rsub(1);
  }
}
