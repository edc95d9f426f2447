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

/** Gives each sample another shape with the same elements in the same order. */
@Component(service = Layer.class, property = Plugin.NAME + "=Reshape")
public final class Reshape implements Layer<Reshape.Config> {
  /**
   * The configuration.
   *
   * @param targetShape the axes of one output sample, without N; one may be -1: what is left
   */
  public record Config(List<Long> targetShape) {
    /** Checks the axes. */
    public Config {
      String key = "Reshape.target_shape";
      targetShape = List.copyOf(Check.required(key, targetShape, "a list of axis lengths"));
      long open = targetShape.stream().filter(axis -> axis == -1).count();
      Check.that(key, open, open <= 1, "at most one axis of -1");
      targetShape.forEach(axis -> Check.that(key, axis, axis >= -1, "lengths of 0 or more, or -1"));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = Inputs.one("Reshape", inputs);
    return List.of(x.with(reshaped(config, x.shape())));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    return new Tensor[] {inputs[0].reshape(reshaped(config, inputs[0].shape()))};
  }

  /** The time axis of a mask is gone. */
  @Override
  public boolean passesMask() {
    return false;
  }

  private static Shape reshaped(Config config, Shape from) {
    Shape target = Shape.of(config.targetShape.stream().mapToLong(axis -> axis).toArray());
    long elements = Inputs.product(from, 1);
    if (elements != Shape.UNKNOWN) {
      target = filled(target, elements, from);
    }
    return from.slice(0, 1).concat(target);
  }

  private static Shape filled(Shape target, long elements, Shape from) {
    int open = openAxis(target);
    Shape closed = open < 0 ? target : target.without(open);
    long rest = closed.elements() == 0 ? 0 : elements / closed.elements();
    Shape full = open < 0 ? target : target.with(open, rest);
    if (full.elements() != elements) {
      throw new ShapeMismatchException(
          "Reshape",
          "a target_shape of " + elements + " elements for samples " + from,
          target.toString(),
          "");
    }
    return full;
  }

  private static int openAxis(Shape target) {
    for (int axis = 0; axis < target.rank(); axis++) {
      if (target.dim(axis) == Shape.UNKNOWN) {
        return axis;
      }
    }
    return -1;
  }
}
