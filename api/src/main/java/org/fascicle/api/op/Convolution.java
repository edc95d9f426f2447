package org.fascicle.api.op;

import java.util.List;
import java.util.Optional;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * y = f(x ∗ w + b) over any number of spatial axes, as neural networks mean it: the window is not
 * mirrored. Inputs: x (N, I…, C), w (S…, C / groups, K), b (K) if there is one; result (N, O…, K);
 * float32 or float64.
 *
 * <p>z[n, o, k] = Σ x[n, o · stride + s · dilation − before, c] · w[s, c, k], over the window's
 * elements s and the channels c of k's group; x is 0 outside. Depthwise convolution is the one with
 * C groups.
 *
 * @param sliding how the window slides
 * @param groups into how many parts C and K divide; each part of K sees its part of C
 * @param activation f
 * @param bias whether there is b
 */
public record Convolution(Sliding sliding, int groups, Pointwise activation, boolean bias)
    implements ClosedFormOp, FusibleOp {
  /** Checks. */
  public Convolution {
    Filters.groups("convolution", groups);
  }

  /** The sum alone. */
  public Convolution(Sliding sliding, int groups) {
    this(sliding, groups, Pointwise.LINEAR, false);
  }

  @Override
  public String name() {
    return "convolution";
  }

  @Override
  public Optional<Op> followedBy(Pointwise function) {
    return activation == Pointwise.LINEAR
        ? Optional.of(new Convolution(sliding, groups, function, bias))
        : Optional.empty();
  }

  @Override
  public Op plain() {
    return new Convolution(sliding, groups, Pointwise.LINEAR, bias);
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Filters.inputs(this, inputs, sliding, bias);
    TensorSpec x = inputs.get(0);
    TensorSpec w = inputs.get(1);
    Filters.channels(this, x, x.shape().dim(-1), w, groups);
    Filters.bias(this, inputs, w.shape().dim(-1));
    Shape places = sliding.outputs(name(), Filters.spatial(x.shape()), Filters.sizes(w.shape()));
    return List.of(Filters.image(x, places, w.shape().dim(-1)));
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor w = inputs[1];
    Shape sizes = Filters.sizes(w.shape());
    Tensor patches = inputs[0].apply(new Patches(sizes, sliding));
    Tensor rows = Filters.rows(patches, sizes, groups).matmul(Filters.matrices(w, groups));
    Shape places = patches.shape().slice(0, 1 + sliding.rank());
    Tensor z = Filters.image(rows, places.concat(Shape.of(w.shape().dim(-1))));
    return new Tensor[] {activation.apply(bias ? z.add(inputs[2]) : z)};
  }

  /** With dz the gradient of x ∗ w + b: dx and dw by operations of their own, db = Σ dz. */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    Tensor x = backward.input(0);
    Tensor w = backward.input(1);
    Tensor dz = activation.gradient(backward.output(0), backward.outputGradient(0));
    Tensor[] gradients = new Tensor[backward.inputs()];
    if (backward.wants(0)) {
      gradients[0] = dz.apply(input(Filters.spatial(x.shape())), w);
    }
    if (backward.wants(1)) {
      gradients[1] = x.apply(weights(Filters.sizes(w.shape())), dz);
    }
    if (bias && backward.wants(2)) {
      gradients[2] = Filters.channelSums(dz);
    }
    return gradients;
  }

  /** The operation that takes the gradient of the sum back to x. */
  private ConvolutionTranspose input(Shape spatial) {
    return new ConvolutionTranspose(spatial, sliding, groups);
  }

  private ConvolutionWeights weights(Shape sizes) {
    return new ConvolutionWeights(sizes, sliding, groups);
  }
}
