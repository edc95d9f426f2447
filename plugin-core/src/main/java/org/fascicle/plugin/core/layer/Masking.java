package org.fascicle.plugin.core.layer;

import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/**
 * Masks the time steps all of whose features equal a value, and makes those zero: later layers and
 * losses that know masks skip them.
 */
@Component(service = Layer.class, property = Plugin.NAME + "=Masking")
public final class Masking implements Layer<Masking.Config> {
  /**
   * The configuration.
   *
   * @param maskValue the value; 0 unless set
   */
  public record Config(Double maskValue) {
    /** Fills in the default. */
    public Config {
      maskValue = Check.or(maskValue, 0.0);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, T, F) to the same with a mask (N, T). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = Inputs.oneReal("Masking", inputs);
    if (x.shape().rank() < 2) {
      throw new ShapeMismatchException(
          "Masking",
          "samples with features in the last axis: (None, …, features)",
          x.shape().toString(),
          "Put a Reshape layer before it.");
    }
    return List.of(x);
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Tensor there = inputs[0].notEqual(config.maskValue).any(-1);
    context.setMask(there);
    return new Tensor[] {there.expandDims(-1).where(inputs[0], 0)};
  }
}
