package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Each element damped by its neighbours in other channels: {@code y = x / (k + α Σ x²)^β}, the sum
 * over the channels at most size / 2 away. Input: x (…, C), float32 or float64; result the same.
 * The sum is not divided by its number of terms: Caffe's and oneDNN's α is size times this one.
 *
 * @param size how many channels a sum has where there are as many; odd
 * @param k above 0
 * @see <a
 *     href="https://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks">Krizhevsky
 *     et al.: ImageNet classification with deep convolutional neural networks (2012), 3.3</a>
 */
public record LocalResponseNormalization(int size, double alpha, double beta, double k)
    implements ClosedFormOp {
  /** Checks the attributes. */
  public LocalResponseNormalization {
    check(size > 0 && size % 2 == 1, "an odd size of 1 or more", size);
    check(alpha >= 0 && Double.isFinite(alpha), "an alpha of 0 or more", alpha);
    check(Double.isFinite(beta), "a finite beta", beta);
    check(k > 0 && Double.isFinite(k), "a k above 0", k);
  }

  private static void check(boolean holds, String expected, Number value) {
    if (!holds) {
      throw new InvalidArgumentException(
          "local_response_normalization", expected, value.toString(), "");
    }
  }

  @Override
  public String name() {
    return "local_response_normalization";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    List<TensorSpec> result = Rules.unary(this, inputs, Types.REAL);
    Rules.minimumRank(this, inputs.get(0), 1);
    if (inputs.get(0).shape().dim(-1) == 0) {
      throw new ShapeMismatchException(name(), "at least one channel", "" + inputs.get(0), "");
    }
    return result;
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    return new Tensor[] {inputs[0].mul(denominator(inputs[0]).pow(-beta))};
  }

  /** With s = k + α Σ x²: dx = dy · s^−β − 2 α β x · Σ (dy · x · s^(−β−1)). */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    Tensor x = backward.input(0);
    Tensor dy = backward.outputGradient(0);
    Tensor s = denominator(x);
    Tensor factor = s.pow(-beta);
    Tensor others = neighbours(dy.mul(x).mul(factor).div(s)).mul(x).mul(2 * alpha * beta);
    return new Tensor[] {dy.mul(factor).sub(others)};
  }

  private Tensor denominator(Tensor x) {
    return neighbours(x.square()).mul(alpha).add(k);
  }

  /** The sum over neighbouring channels: an average with the padding counted, times the size. */
  private Tensor neighbours(Tensor x) {
    Shape shape = x.shape();
    Sliding sliding = new Sliding(List.of(1), List.of(1), List.of(size / 2), List.of(size / 2));
    Tensor lines = x.reshape(shape.slice(0, shape.rank() - 1).elements(), shape.dim(-1), 1);
    Tensor means = lines.apply(new AveragePooling(Shape.of(size), sliding, true));
    return means.mul(size).reshape(shape);
  }
}
