package org.fascicle.plugin.core.loss;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/**
 * 1 − Σ t · p / (Σ t · p + α · Σ t · (1 − p) + β · Σ (1 − t) · p): the Dice loss with weights for
 * what is missed and what is too much, as Keras assigns them (Salehi et al. 2017).
 */
@Component(
    service = Loss.class,
    property = {
      Plugin.NAME + "=tversky",
      Plugin.NAME + "=Tversky",
    })
public final class Tversky implements Loss<Tversky.Config> {
  /**
   * The configuration.
   *
   * @param alpha α, 0 or more; 0.5 unless set
   * @param beta β, 0 or more; 0.5 unless set
   * @param axis the axes to sum over; negative ones count from the end; null for all, which gives
   *     one number a batch
   */
  public record Config(Double alpha, Double beta, List<Integer> axis) {
    /** Checks values and fills in defaults. */
    public Config {
      alpha = Check.notNegative("tversky.alpha", Check.or(alpha, 0.5));
      beta = Check.notNegative("tversky.beta", Check.or(beta, 0.5));
      axis = axis == null ? null : List.copyOf(axis);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void check(Config config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSame("tversky", target, prediction, "Make the targets one-hot.");
    Overlap.checkAxes("tversky", config.axis, prediction);
  }

  @Override
  public Tensor call(Config config, Tensor target, Tensor prediction) {
    Tensor t = Targets.same(target, prediction);
    Tensor both = Overlap.sum(t.mul(prediction), config.axis);
    Tensor missed = Overlap.sum(prediction.rsub(1).mul(t), config.axis).mul(config.alpha);
    Tensor excess = Overlap.sum(prediction.mul(t.rsub(1)), config.axis).mul(config.beta);
    return both.div(both.add(missed).add(excess).add(Probabilities.EPSILON)).rsub(1);
  }
}
