package org.fascicle.plugin.core.optimizer;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Slot;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/**
 * Adafactor: the mean squares of a matrix are kept as those of its rows and of its columns, whose
 * outer product stands for them. With t from 1, β₂ = 1 − tᵏ and ρ = min(η, 1/√t): r and c ← their
 * mean of g² + ε₁; u = g / √(r cᵀ / mean r); p ← p − ρ max(ε₂, rms p) u / max(1, rms u / d). The
 * step is at most 1/√t in any case, as in Keras 3, whose {@code relative_step} therefore changes
 * nothing.
 *
 * @see <a href="https://arxiv.org/abs/1804.04235">Shazeer, Stern: Adafactor (2018)</a>
 */
@Component(
    service = Optimizer.class,
    property = {Plugin.NAME + "=Adafactor", Plugin.NAME + "=adafactor"})
public final class Adafactor implements Optimizer<Adafactor.Config> {
  /**
   * The configuration.
   *
   * @param beta2Decay the power k of the step in β₂, at most 0; -0.8 unless set
   * @param epsilon1 ε₁, added to squared gradients, at least 0; 1e-30 unless set
   * @param epsilon2 ε₂, the least size of a parameter, at least 0; 1e-3 unless set
   * @param clipThreshold d, the greatest size of a step before scaling, above 0; 1 unless set
   * @param relativeStep accepted as Keras does; true unless set
   */
  public record Config(
      Double beta2Decay,
      Double epsilon1,
      Double epsilon2,
      Double clipThreshold,
      Boolean relativeStep) {
    /** Checks values and fills in defaults. */
    public Config {
      beta2Decay = Check.or(beta2Decay, -0.8);
      Check.that(
          "Adafactor.beta_2_decay",
          beta2Decay,
          beta2Decay <= 0 && beta2Decay > Double.NEGATIVE_INFINITY,
          "a number of 0 or less");
      epsilon1 = Check.notNegative("Adafactor.epsilon_1", Check.or(epsilon1, 1e-30));
      epsilon2 = Check.notNegative("Adafactor.epsilon_2", Check.or(epsilon2, 1e-3));
      clipThreshold = Check.positive("Adafactor.clip_threshold", Check.or(clipThreshold, 1.0));
      relativeStep = Check.or(relativeStep, true);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<Slot> slots(Config config, Shape parameter) {
    int rank = parameter.rank();
    return rank < 2
        ? List.of(Slot.zeros("velocity", parameter))
        : List.of(
            Slot.zeros("row", parameter.without(-1)), Slot.zeros("column", parameter.without(-2)));
  }

  @Override
  public double learningRate() {
    return 0.001;
  }

  @Override
  public void update(Config config, UpdateContext context, Tensor parameter, Tensor gradient) {
    DType dtype = parameter.dtype();
    Tensor step = Means.step(context);
    Tensor fresh = step.pow(config.beta2Decay).cast(dtype);
    Tensor squares = gradient.square().add(config.epsilon1);
    Tensor u = gradient.div(meanSquares(context, squares, fresh).sqrt());
    Tensor clipped = u.div(size(u).div(config.clipThreshold).maximum(1));
    Tensor rate = step.rsqrt().minimum(context.learningRate()).cast(dtype);
    Tensor alpha = size(parameter).maximum(config.epsilon2).mul(rate);
    context.assign(parameter, parameter.sub(clipped.mul(alpha)));
  }

  /** The mean squares after this step, to which it contributes the share {@code fresh}. */
  private static Tensor meanSquares(UpdateContext context, Tensor squares, Tensor fresh) {
    if (squares.shape().rank() < 2) {
      return next(context, "velocity", squares, fresh);
    }
    Tensor row = next(context, "row", squares.mean(-1), fresh);
    Tensor column = next(context, "column", squares.mean(-2), fresh);
    return row.div(row.mean(true, -1)).expandDims(-1).mul(column.expandDims(-2));
  }

  private static Tensor next(UpdateContext context, String name, Tensor value, Tensor fresh) {
    Tensor slot = context.slot(name);
    Tensor mean = slot.mul(fresh.rsub(1)).add(value.mul(fresh));
    context.assign(slot, mean);
    return mean;
  }

  private static Tensor size(Tensor x) {
    return x.square().mean().sqrt();
  }
}
