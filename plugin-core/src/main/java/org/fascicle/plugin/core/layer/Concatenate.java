package org.fascicle.plugin.core.layer;

import java.util.Arrays;
import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.op.Fill;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/**
 * Its inputs one after the other along an axis. Masks that have that axis are concatenated too, an
 * input without one counting as there; along another axis, what is there in any input is there.
 */
@Component(service = Layer.class, property = Plugin.NAME + "=Concatenate")
public final class Concatenate implements Layer<Concatenate.Config> {
  /**
   * The configuration.
   *
   * @param axis the axis, N being 0; −1, the last, unless set
   */
  public record Config(Integer axis) {
    /** Fills in the default. */
    public Config {
      axis = Check.or(axis, -1);
      Check.that("Concatenate.axis", axis, axis != 0, "an axis other than the batch axis 0");
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, …, a, …), (N, …, b, …) and so on to (N, …, a + b + …, …). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec first = Inputs.sameType("Concatenate", inputs);
    Shape shape = first.shape();
    int axis = Inputs.axis("Concatenate", config.axis, shape);
    for (TensorSpec next : inputs.subList(1, inputs.size())) {
      shape = joined(shape, next.shape(), axis, inputs);
    }
    return List.of(first.with(shape));
  }

  private static Shape joined(Shape a, Shape b, int axis, List<TensorSpec> inputs) {
    boolean fits = a.rank() == b.rank();
    long[] dims = a.dims();
    for (int i = 0; fits && i < dims.length; i++) {
      boolean open = a.dim(i) == Shape.UNKNOWN || b.dim(i) == Shape.UNKNOWN;
      if (i == axis) {
        dims[i] = open ? Shape.UNKNOWN : a.dim(i) + b.dim(i);
      } else {
        fits = open || a.dim(i) == b.dim(i);
        dims[i] = Math.max(a.dim(i), b.dim(i));
      }
    }
    if (!fits) {
      throw new ShapeMismatchException(
          "Concatenate",
          "shapes that differ along axis " + axis + " alone",
          Inputs.shapes(inputs),
          "Reshape the inputs, or concatenate along another axis.");
    }
    return Shape.of(dims);
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    int axis = inputs[0].shape().axis("Concatenate", config.axis);
    context.setMask(mask(context, axis, inputs));
    return new Tensor[] {joined(axis, inputs)};
  }

  private static Tensor mask(LayerContext context, int axis, Tensor... inputs) {
    Masked[] masked = Masked.aligned(context, inputs);
    int axes = Arrays.stream(masked).mapToInt(Masked::axes).max().orElse(0);
    if (axis >= axes) {
      Shape all = inputs[0].shape();
      return axes == 0 ? null : Masked.union(all, masked);
    }
    Tensor[] parts = new Tensor[inputs.length];
    for (int i = 0; i < parts.length; i++) {
      Tensor x = inputs[i];
      Shape part = x.shape().slice(0, axes);
      Tensor mask = masked[i].mask();
      parts[i] =
          mask == null
              ? there(x, part)
              : mask.reshape(mask.shape().slice(0, axes)).broadcastTo(part);
    }
    return joined(axis, parts);
  }

  private static Tensor there(Tensor x, Shape shape) {
    return x.session().apply(new Fill(DType.BOOL, shape), x.session().scalar(1));
  }

  private static Tensor joined(int axis, Tensor... parts) {
    return parts[0].concat(axis, Arrays.copyOfRange(parts, 1, parts.length));
  }
}
