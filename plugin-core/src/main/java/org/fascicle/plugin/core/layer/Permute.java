package org.fascicle.plugin.core.layer;

import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.api.exception.InvalidArgumentException;
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

/** Puts the axes of each sample in another order. */
@Component(service = Layer.class, property = Plugin.NAME + "=Permute")
public final class Permute implements Layer<Permute.Config> {
  /**
   * The configuration.
   *
   * @param dims for each axis of the result, which axis of the input it is, counted from 1
   */
  public record Config(List<Integer> dims) {
    /** Checks that it is a permutation. */
    public Config {
      dims = List.copyOf(Check.required("Permute.dims", dims, "the axes in their new order"));
      List<Integer> all = IntStream.rangeClosed(1, dims.size()).boxed().toList();
      if (!dims.stream().sorted().toList().equals(all)) {
        throw new InvalidArgumentException(
            "Permute.dims",
            "each of the axes 1 to " + dims.size() + " once",
            dims.toString(),
            "The batch axis stays where it is and is not counted.");
      }
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, a, b, …) to the same axes in the order of {@code dims}. */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = Inputs.one("Permute", inputs);
    if (x.shape().rank() != config.dims.size() + 1) {
      throw new ShapeMismatchException(
          "Permute",
          config.dims.size() + " axes besides the batch axis, as dims " + config.dims + " has",
          x.shape().toString(),
          "List every axis in dims.");
    }
    long[] dims = x.shape().dims();
    for (int i = 0; i < config.dims.size(); i++) {
      dims[i + 1] = x.shape().dim(config.dims.get(i));
    }
    return List.of(x.with(Shape.of(dims)));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    IntStream order =
        IntStream.concat(IntStream.of(0), config.dims.stream().mapToInt(axis -> axis));
    return new Tensor[] {inputs[0].transpose(order.toArray())};
  }

  /** The time axis of a mask may be elsewhere. */
  @Override
  public boolean passesMask() {
    return false;
  }
}
