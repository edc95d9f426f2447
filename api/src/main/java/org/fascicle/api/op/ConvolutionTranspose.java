package org.fascicle.api.op;

import java.util.List;
import java.util.Optional;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * A {@link Convolution} run backwards, from its result to its input: the gradient of its input, and
 * what transposed-convolution layers compute. Inputs: y (N, O…, K), w (S…, C / groups, K), b (C) if
 * there is one; result x = f(z + b), (N, I…, C); float32 or float64.
 *
 * <p>z[n, i, c] = Σ y[n, o, k] · w[s, c, k], over all o and s with {@code o · stride + s · dilation
 * − before = i} and the channels k of c's group.
 *
 * @param spatial I…, which the convolution takes to O…; strides leave a choice
 * @param sliding how the convolution's window slides over I…
 * @param groups into how many parts C and K divide
 * @param activation f
 * @param bias whether there is b
 */
public record ConvolutionTranspose(
    Shape spatial, Sliding sliding, int groups, Pointwise activation, boolean bias)
    implements ClosedFormOp, FusibleOp {
  /** Checks. */
  public ConvolutionTranspose {
    Rules.known("convolution_transpose", spatial);
    Filters.groups("convolution_transpose", groups);
  }

  /** The sum alone. */
  public ConvolutionTranspose(Shape spatial, Sliding sliding, int groups) {
    this(spatial, sliding, groups, Pointwise.LINEAR, false);
  }

  @Override
  public String name() {
    return "convolution_transpose";
  }

  @Override
  public Optional<Op> followedBy(Pointwise function) {
    return activation == Pointwise.LINEAR
        ? Optional.of(new ConvolutionTranspose(spatial, sliding, groups, function, bias))
        : Optional.empty();
  }

  @Override
  public Op plain() {
    return new ConvolutionTranspose(spatial, sliding, groups, Pointwise.LINEAR, bias);
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Filters.inputs(this, inputs, sliding, bias);
    TensorSpec y = inputs.get(0);
    TensorSpec w = inputs.get(1);
    long in = w.shape().dim(-2) * groups;
    Filters.channels(this, y, in, w, groups);
    Filters.bias(this, inputs, in);
    Shape places = sliding.outputs(name(), spatial, Filters.sizes(w.shape()));
    TensorSpec expected = Filters.image(y, places, w.shape().dim(-1));
    if (!y.shape().equals(expected.shape())) {
      throw new ShapeMismatchException(
          name(),
          "what a convolution of " + spatial + " with filters " + w + " gives: " + expected,
          y.toString(),
          "");
    }
    return List.of(Filters.image(y, spatial, in));
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor y = inputs[0];
    Shape sizes = Filters.sizes(inputs[1].shape());
    Tensor w = Filters.matrices(inputs[1], groups);
    Tensor rows = Filters.places(y, groups).matmul(w, false, true);
    Shape places = y.shape().slice(0, 1 + sliding.rank());
    Tensor patches = Filters.patches(rows, places, sizes);
    Tensor z = new Patches(sizes, sliding).sum(patches, spatial);
    return new Tensor[] {activation.apply(bias ? z.add(inputs[2]) : z)};
  }

  /** A convolution of dz; its weights' gradient, x and y having changed places; Σ dz. */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    Tensor y = backward.input(0);
    Tensor w = backward.input(1);
    Tensor dz = activation.gradient(backward.output(0), backward.outputGradient(0));
    Tensor[] gradients = new Tensor[backward.inputs()];
    if (backward.wants(0)) {
      gradients[0] = dz.apply(new Convolution(sliding, groups), w);
    }
    if (backward.wants(1)) {
      Shape sizes = Filters.sizes(w.shape());
      gradients[1] = dz.apply(new ConvolutionWeights(sizes, sliding, groups), y);
    }
    if (bias && backward.wants(2)) {
      gradients[2] = Filters.channelSums(dz);
    }
    return gradients;
  }
}
