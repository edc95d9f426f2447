package org.fascicle.plugin.core.layer;

import java.util.List;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Check;
import org.osgi.service.component.annotations.Component;

/**
 * Sets a share of its inputs to zero while training and scales up the rest; does nothing otherwise.
 *
 * @see <a href="https://jmlr.org/papers/v15/srivastava14a.html">Srivastava et al.: Dropout
 *     (2014)</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=Dropout")
public final class Dropout implements Layer<Dropout.Config> {
  /**
   * The configuration.
   *
   * @param rate the share to drop, from 0 to 1
   */
  public record Config(Double rate) {
    /** Checks the rate. */
    public Config {
      Check.share("Dropout.rate", Check.required("Dropout.rate", rate, "the share to drop"));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    return List.of(Inputs.oneReal("Dropout", inputs));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    boolean drops = context.isTraining() && config.rate > 0;
    return drops ? new Tensor[] {inputs[0].dropout(config.rate, context.randomKey())} : inputs;
  }
}
