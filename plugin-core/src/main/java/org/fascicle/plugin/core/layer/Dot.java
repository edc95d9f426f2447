package org.fascicle.plugin.core.layer;

import java.util.List;
import java.util.stream.IntStream;
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

/** For each sample, the sum of products along one axis of either input. Masks end here. */
@Component(service = Layer.class, property = Plugin.NAME + "=Dot")
public final class Dot implements Layer<Dot.Config> {
  private static final double EPSILON = 1e-7;

  /**
   * The configuration.
   *
   * @param axes the axis of each input along which to sum, N being 0; one number for both
   * @param normalize whether the inputs get length 1 along these axes first: cosine proximity
   *     instead of the product; false unless set
   */
  public record Config(List<Integer> axes, Boolean normalize) {
    /** Checks the axes. */
    public Config {
      axes = List.copyOf(Check.required("Dot.axes", axes, "an axis, or one of each input"));
      Check.that("Dot.axes", axes.size(), axes.size() == 1 || axes.size() == 2, "1 or 2 axes");
      axes.forEach(a -> Check.that("Dot.axes", a, a != 0, "axes other than the batch axis 0"));
      normalize = Check.or(normalize, false);
    }

    private int axis(int input, Shape shape) {
      return Inputs.axis("Dot", axes.get(axes.size() == 1 ? 0 : input), shape);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, a…, k) and (N, k, b…) to (N, a…, b…); (N, k) and (N, k) to (N, 1). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    Inputs.two("Dot", inputs);
    TensorSpec first = Inputs.alike("Dot", inputs);
    Shape a = first.shape();
    Shape b = inputs.get(1).shape();
    int axisA = config.axis(0, a);
    int axisB = config.axis(1, b);
    boolean open = a.dim(axisA) == Shape.UNKNOWN || b.dim(axisB) == Shape.UNKNOWN;
    if (!open && a.dim(axisA) != b.dim(axisB)) {
      throw new ShapeMismatchException(
          "Dot",
          "equal lengths of axis " + axisA + " of the first and " + axisB + " of the second input",
          Inputs.shapes(inputs),
          "Choose other axes.");
    }
    return List.of(first.with(result(a.without(axisA), b.without(axisB))));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    int axisA = config.axis(0, inputs[0].shape());
    int axisB = config.axis(1, inputs[1].shape());
    Tensor a = matrix(config.normalize, inputs[0], axisA);
    Tensor b = matrix(config.normalize, inputs[1], axisB);
    Shape result = result(inputs[0].shape().without(axisA), inputs[1].shape().without(axisB));
    return new Tensor[] {a.matmul(b, false, true).reshape(result)};
  }

  @Override
  public boolean passesMask() {
    return false;
  }

  /** (N, …, k, …) as (N, …, k) with the other axes made one. */
  private static Tensor matrix(boolean normalize, Tensor x, int axis) {
    Tensor unit = normalize ? Norms.unit(x, EPSILON, axis) : x;
    int[] order =
        IntStream.concat(
                IntStream.range(0, x.shape().rank()).filter(a -> a != axis), IntStream.of(axis))
            .toArray();
    Shape rest = x.shape().slice(1, x.shape().rank()).without(axis - 1);
    return unit.transpose(order).reshape(x.shape().dim(0), rest.elements(), x.shape().dim(axis));
  }

  private static Shape result(Shape a, Shape b) {
    Shape all = a.concat(b.slice(1, b.rank()));
    return all.rank() == 1 ? all.concat(Shape.of(1)) : all;
  }
}
