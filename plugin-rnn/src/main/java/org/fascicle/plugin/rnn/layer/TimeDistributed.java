package org.fascicle.plugin.rnn.layer;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.BoundLayer;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/**
 * A layer applied to each time step alike: all steps of all samples are the samples of one call of
 * it. A mask (N, T) passes; the layer inside is given it step by step.
 */
@Component(service = Layer.class, property = Plugin.NAME + "=TimeDistributed")
public final class TimeDistributed implements Layer<TimeDistributed.Config> {
  private static final String INNER = "layer";

  /**
   * The configuration.
   *
   * @param layer the layer inside
   */
  public record Config(Spec layer) {
    /** Checks. */
    public Config {
      Check.required("TimeDistributed.layer", layer, "the layer for each step");
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, T, in…) to (N, T, out…), where the layer inside makes (N, out…) of (N, in…). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    if (inputs.size() != 1) {
      throw new InvalidArgumentException(
          "TimeDistributed", "one input", inputs.size() + " inputs", "");
    }
    TensorSpec x = inputs.get(0);
    if (x.shape().rank() < 3) {
      throw new ShapeMismatchException(
          "TimeDistributed",
          "sequences of samples (None, time, …)",
          x.toString(),
          "Without a time axis, use the layer itself.");
    }
    TensorSpec step = x.with(x.shape().without(1));
    Shape times = x.shape().slice(0, 2);
    return declarations.layer(INNER, config.layer, List.of(step)).stream()
        .map(y -> y.with(times.concat(samples(y.shape()))))
        .toList();
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Tensor x = inputs[0];
    Shape times = x.shape().slice(0, 2);
    Shape all = Shape.of(times.elements());
    Tensor mask =
        context
            .mask(0)
            .map(m -> Steps.mask(m, x))
            .map(m -> m.reshape(all.concat(m.shape().slice(2, m.shape().rank()))))
            .orElse(null);
    BoundLayer layer = context.layer(INNER, config.layer);
    Tensor steps = x.reshape(all.concat(x.shape().slice(2, x.shape().rank())));
    return layer.call(mask, steps).outputs().stream()
        .map(y -> y.reshape(times.concat(samples(y.shape()))))
        .toArray(Tensor[]::new);
  }

  /** The axes without the batch. */
  private static Shape samples(Shape shape) {
    return shape.slice(1, shape.rank());
  }
}
