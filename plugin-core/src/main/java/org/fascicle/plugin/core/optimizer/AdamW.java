package org.fascicle.plugin.core.optimizer;

import java.util.List;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Slot;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/**
 * {@link Adam} whose weights decay apart from the gradient, by 0.004 unless set.
 *
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov, Hutter: Decoupled weight decay
 *     regularization (2017)</a>
 */
@Component(
    service = Optimizer.class,
    property = {Plugin.NAME + "=AdamW", Plugin.NAME + "=adamw"})
public final class AdamW implements Optimizer<Adam.Config> {
  @Override
  public Class<Adam.Config> configuration() {
    return Adam.Config.class;
  }

  @Override
  public List<Slot> slots(Adam.Config config, Shape parameter) {
    return config.slots(parameter);
  }

  @Override
  public double learningRate() {
    return 0.001;
  }

  @Override
  public double weightDecay() {
    return 0.004;
  }

  @Override
  public void update(Adam.Config config, UpdateContext context, Tensor parameter, Tensor gradient) {
    config.update(context, parameter, gradient);
  }
}
