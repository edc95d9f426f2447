package org.fascicle.plugin.core.layer;

import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/** Repeats each sample's features: (N, F) to (N, n, F). */
@Component(service = Layer.class, property = Plugin.NAME + "=RepeatVector")
public final class RepeatVector implements Layer<RepeatVector.Config> {
  /**
   * The configuration.
   *
   * @param n how often, at least 1
   */
  public record Config(Long n) {
    /** Checks the number. */
    public Config {
      Check.required("RepeatVector.n", n, "the number of repetitions");
      Check.that("RepeatVector.n", n, n > 0, "a number of 1 or more");
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = Inputs.one("RepeatVector", inputs);
    if (x.shape().rank() != 2) {
      throw new ShapeMismatchException(
          "RepeatVector",
          "(None, features)",
          x.shape().toString(),
          "Put a Flatten layer before it.");
    }
    return List.of(x.with(Shape.of(x.shape().dim(0), config.n, x.shape().dim(1))));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Shape shape = inputs[0].shape();
    Tensor repeated = inputs[0].expandDims(1).broadcastTo(shape.dim(0), config.n, shape.dim(1));
    return new Tensor[] {repeated};
  }

  /** The new time axis has no mask. */
  @Override
  public boolean passesMask() {
    return false;
  }
}
