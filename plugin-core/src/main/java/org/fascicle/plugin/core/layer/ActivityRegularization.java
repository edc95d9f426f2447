package org.fascicle.plugin.core.layer;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/**
 * Hands its input on and adds l1 · Σ|x| + l2 · Σx², divided by the number of samples, to the loss.
 */
@Component(service = Layer.class, property = Plugin.NAME + "=ActivityRegularization")
public final class ActivityRegularization implements Layer<ActivityRegularization.Config> {
  /**
   * The configuration.
   *
   * @param l1 weight of the absolute values; 0 unless set
   * @param l2 weight of the squares; 0 unless set
   */
  public record Config(Double l1, Double l2) {
    /** Fills in defaults. */
    public Config {
      l1 = Check.notNegative("ActivityRegularization.l1", Check.or(l1, 0.0));
      l2 = Check.notNegative("ActivityRegularization.l2", Check.or(l2, 0.0));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    return List.of(Inputs.oneReal("ActivityRegularization", inputs));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Tensor x = inputs[0];
    Tensor penalty = x.abs().sum().mul(config.l1).add(x.square().sum().mul(config.l2));
    context.addLoss(penalty.div((double) Math.max(1, x.shape().dim(0))));
    return inputs;
  }
}
