package org.fascicle.plugin.core.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.op.AdamUpdate;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Slot;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/**
 * Adam; see {@link AdamUpdate} for the formula and its source. With {@code amsgrad}, √v is that of
 * the greatest v so far.
 *
 * @see <a href="https://arxiv.org/abs/1904.09237">Reddi, Kale, Kumar: On the convergence of Adam
 *     and beyond (2018)</a>
 */
@Component(
    service = Optimizer.class,
    property = {
      Plugin.NAME + "=Adam",
      Plugin.NAME + "=adam",
    })
public final class Adam implements Optimizer<Adam.Config> {
  private static final String MOMENTUM = "momentum";
  private static final String VELOCITY = "velocity";
  private static final String GREATEST = "velocity_hat";

  /**
   * The configuration.
   *
   * @param beta1 decay of the mean of gradients, from 0 to below 1; 0.9 unless set
   * @param beta2 decay of the mean of squared gradients, from 0 to below 1; 0.999 unless set
   * @param epsilon keeps the division finite; 1e-7 unless set
   * @param amsgrad whether the greatest mean of squares counts; false unless set
   */
  public record Config(Double beta1, Double beta2, Double epsilon, Boolean amsgrad) {
    /** Checks values and fills in defaults. */
    public Config {
      beta1 = Check.belowOne("Adam.beta_1", Check.or(beta1, 0.9));
      beta2 = Check.belowOne("Adam.beta_2", Check.or(beta2, 0.999));
      epsilon = Check.notNegative("Adam.epsilon", Check.or(epsilon, 1e-7));
      amsgrad = Check.or(amsgrad, false);
    }

    List<Slot> slots(Shape parameter) {
      List<Slot> slots = new ArrayList<>();
      slots.add(Slot.zeros(MOMENTUM, parameter));
      slots.add(Slot.zeros(VELOCITY, parameter));
      if (amsgrad) {
        slots.add(Slot.zeros(GREATEST, parameter));
      }
      return slots;
    }

    void update(UpdateContext context, Tensor parameter, Tensor gradient) {
      if (amsgrad) {
        updateByGreatest(context, parameter, gradient);
      } else {
        context.update(
            new AdamUpdate(beta1, beta2, epsilon),
            parameter,
            context.slot(MOMENTUM),
            context.slot(VELOCITY),
            gradient,
            context.learningRate(),
            context.step());
      }
    }

    private void updateByGreatest(UpdateContext context, Tensor parameter, Tensor gradient) {
      Tensor momentum = context.slot(MOMENTUM);
      Tensor velocity = context.slot(VELOCITY);
      Tensor greatest = context.slot(GREATEST);
      Tensor m = Means.towards(momentum, gradient, beta1);
      Tensor v = Means.towards(velocity, gradient.square(), beta2);
      Tensor most = greatest.maximum(v);
      Tensor correction =
          Means.correction(context, beta2).sqrt().div(Means.correction(context, beta1));
      Tensor alpha = correction.mul(context.learningRate()).cast(parameter.dtype());
      context.assign(momentum, m);
      context.assign(velocity, v);
      context.assign(greatest, most);
      context.assign(parameter, parameter.sub(m.mul(alpha).div(most.sqrt().add(epsilon))));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<Slot> slots(Config config, Shape parameter) {
    return config.slots(parameter);
  }

  @Override
  public double learningRate() {
    return 0.001;
  }

  @Override
  public void update(Config config, UpdateContext context, Tensor parameter, Tensor gradient) {
    config.update(context, parameter, gradient);
  }
}
