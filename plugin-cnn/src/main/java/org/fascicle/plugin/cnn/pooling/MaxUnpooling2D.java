package org.fascicle.plugin.cnn.pooling;

import java.util.List;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/**
 * Puts elements back where {@link MaxPooling2D} found them, zeros elsewhere. Inputs: elements, and
 * their positions as a MaxPooling2D with {@code return_indices} gives them.
 *
 * @see <a href="https://arxiv.org/abs/1511.00561">Badrinarayanan et al.: SegNet (2015)</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=MaxUnpooling2D")
public final class MaxUnpooling2D implements Layer<MaxUnpooling2D.Config> {
  /**
   * The configuration.
   *
   * @param poolSize the window's lengths in pooling, or one for both axes; 2 unless set
   * @param strides how far the window moved; its lengths unless set
   * @param padding {@code valid}, the default, or {@code same}, as in pooling
   * @param outputSize H and W of the result; unless set the smallest that pool to the input's
   *     without padding, with {@code same} the largest
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   */
  public record Config(
      List<Integer> poolSize,
      List<Integer> strides,
      String padding,
      List<Long> outputSize,
      String dataFormat) {
    /** Checks the result's size; other lists are checked when the layer is built. */
    public Config {
      if (outputSize != null) {
        Check.that(
            "MaxUnpooling2D.output_size",
            outputSize,
            outputSize.size() == 2 && outputSize.stream().allMatch(n -> n != null && n > 0),
            "two numbers of 1 or more: H and W");
      }
    }

    private Windows windows() {
      Grid grid = Grid.of("MaxUnpooling2D", 2, Grid.format("MaxUnpooling2D", dataFormat));
      return Windows.of(grid, poolSize, strides, padding);
    }

    /** H and W of the result for places (H', W'). */
    private Shape spatial(Shape places) {
      return outputSize == null
          ? windows().pooledFrom(places)
          : Shape.of(outputSize.get(0), outputSize.get(1));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, H', W', C) twice to (N, H, W, C). */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    if (inputs.size() != 2) {
      throw new InvalidArgumentException(
          "MaxUnpooling2D",
          "two inputs: elements, and their positions",
          inputs.size() + (inputs.size() == 1 ? " input" : " inputs"),
          "Take the positions from a MaxPooling2D with return_indices.");
    }
    Grid grid = config.windows().grid();
    TensorSpec x = grid.realInput(inputs.subList(0, 1));
    TensorSpec positions = inputs.get(1);
    if (positions.dtype() != DType.INT64 && positions.dtype() != DType.INT32) {
      throw new DTypeMismatchException(
          "MaxUnpooling2D", "positions of int32 or int64", positions.toString(), "");
    }
    if (!positions.shape().equals(x.shape())) {
      throw new ShapeMismatchException(
          "MaxUnpooling2D",
          "a position for each element of " + x.shape(),
          positions.shape().toString(),
          "");
    }
    Shape last = grid.toLast(x.shape());
    Shape spatial = config.spatial(last.slice(1, 3));
    Shape out = last.slice(0, 1).concat(spatial).concat(Shape.of(last.dim(-1)));
    return List.of(x.with(grid.fromLast(out)));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Grid grid = config.windows().grid();
    Tensor x = grid.toLast(inputs[0]);
    Shape spatial = config.spatial(x.shape().slice(1, 3));
    return new Tensor[] {grid.fromLast(x.maxUnpooling(grid.toLast(inputs[1]), spatial))};
  }

  /** A mask's time axis has another length than the result's. */
  @Override
  public boolean passesMask() {
    return false;
  }
}
