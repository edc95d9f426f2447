package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The gradient of a {@link Convolution}'s filters. Inputs: x (N, I…, C), dy (N, O…, K); result (S…,
 * C / groups, K); float32 or float64.
 *
 * <p>dw[s, c, k] = Σ x[n, o · stride + s · dilation − before, c] · dy[n, o, k], over n and o, for
 * the channels c of k's group.
 *
 * @param sizes S…, the window's lengths, 1 or more
 * @param sliding how it slides
 * @param groups into how many parts C and K divide
 */
public record ConvolutionWeights(Shape sizes, Sliding sliding, int groups) implements ClosedFormOp {
  /** Checks. */
  public ConvolutionWeights {
    Filters.checkSizes("convolution_weights", sizes, sliding);
    Filters.groups("convolution_weights", groups);
  }

  @Override
  public String name() {
    return "convolution_weights";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Filters.inputs(this, inputs, sliding, false);
    TensorSpec x = inputs.get(0);
    TensorSpec dy = inputs.get(1);
    long in = x.shape().dim(-1);
    long out = dy.shape().dim(-1);
    if (in % groups != 0 || out % groups != 0) {
      throw new ShapeMismatchException(
          name(), "channels that divide into " + groups + " groups", x + " and " + dy, "");
    }
    Shape places = sliding.outputs(name(), Filters.spatial(x.shape()), sizes);
    Rules.shape(this, dy, Filters.image(x, places, out).shape());
    return List.of(TensorSpec.of(x.dtype(), sizes.concat(Shape.of(in / groups, out))));
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor patches = inputs[0].apply(new Patches(sizes, sliding));
    Tensor dy = Filters.places(inputs[1], groups);
    Tensor matrices = Filters.rows(patches, sizes, groups).matmul(dy, true, false);
    return new Tensor[] {Filters.filters(matrices, sizes)};
  }

  /** Linear in each input: the gradient of the result takes the place of the filters. */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    Tensor x = backward.input(0);
    Tensor dy = backward.input(1);
    Tensor ddw = backward.outputGradient(0);
    Shape spatial = Filters.spatial(x.shape());
    return new Tensor[] {
      backward.wants(0) ? dy.apply(new ConvolutionTranspose(spatial, sliding, groups), ddw) : null,
      backward.wants(1) ? x.apply(new Convolution(sliding, groups), ddw) : null
    };
  }
}
