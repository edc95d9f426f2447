package org.fascicle.api.op;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * y = f(γ · (x − mean) / √(variance + ε) + β), with mean and variance of the elements of x that
 * belong together; the variance is the mean squared distance. Inputs: x, then γ if there is a
 * scale, then β if there is a centre; float32 or float64. Results: y, of x's shape, the means and
 * the variances. Statistics of no elements are NaN.
 *
 * <p>What belongs together is said of a view (N, I, G, K) of x: the elements of one n and one g.
 * There is one mean for each n and g, and one γ and β for each g and k.
 */
public interface NormalizationOp extends ClosedFormOp {
  /** The axes I and K of a view. */
  List<Integer> TOGETHER = List.of(1, 3);

  /** ε. */
  double epsilon();

  /** Whether there is γ. */
  boolean scale();

  /** Whether there is β. */
  boolean center();

  /** The function of each element of y, applied last: f. */
  default Pointwise activation() {
    return Pointwise.LINEAR;
  }

  /** Refuses shapes of x. */
  void check(TensorSpec x);

  /** The view of x: (N, I, G, K). */
  Shape view(Shape x);

  /** The shape of the statistics: N · G elements. */
  Shape statistics(Shape x);

  /** The shape of γ and β: G · K elements. */
  Shape parameters(Shape x);

  /** Checks ε. */
  static void checkEpsilon(String name, double epsilon) {
    if (!(epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new InvalidArgumentException(
          name, "an epsilon of 0 or more", String.valueOf(epsilon), "");
    }
  }

  @Override
  default List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 1 + (scale() ? 1 : 0) + (center() ? 1 : 0));
    TensorSpec x = inputs.get(0);
    Rules.type(this, x, Types.REAL);
    check(x);
    for (TensorSpec parameter : inputs.subList(1, inputs.size())) {
      Rules.sameType(this, x, parameter);
      Rules.shape(this, parameter, parameters(x.shape()));
    }
    TensorSpec statistics = TensorSpec.of(x.dtype(), statistics(x.shape()));
    return List.of(TensorSpec.of(x.dtype(), x.shape()), statistics, statistics);
  }

  @Override
  default Tensor[] decompose(Session session, Tensor... inputs) {
    Shape shape = inputs[0].shape();
    Tensor x = inputs[0].reshape(view(shape));
    Tensor mean = x.apply(new Mean(TOGETHER, true));
    Tensor distance = x.sub(mean);
    Tensor variance = distance.square().apply(new Mean(TOGETHER, true));
    Tensor y = distance.mul(variance.add(epsilon()).rsqrt());
    Shape parameter = x.shape().with(0, 1).with(1, 1);
    y = scale() ? y.mul(inputs[1].reshape(parameter)) : y;
    y = center() ? y.add(inputs[inputs.length - 1].reshape(parameter)) : y;
    y = activation().apply(y);
    Shape statistics = statistics(shape);
    return new Tensor[] {y.reshape(shape), mean.reshape(statistics), variance.reshape(statistics)};
  }

  /**
   * With dy the gradient of f's argument, x̂ = (x − mean) / σ, σ = √(variance + ε) and g = γ · dy:
   * dγ = Σ dy · x̂, dβ = Σ dy, and dx = (g − mean of g − x̂ · mean of g · x̂) / σ, plus what comes
   * by way of the statistics.
   *
   * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe, Szegedy: Batch normalization (2015)</a>
   */
  @Override
  default Tensor[] decomposeGradient(Backward backward) {
    Shape shape = backward.input(0).shape();
    Tensor x = backward.input(0).reshape(view(shape));
    Tensor dy =
        activation().gradient(backward.output(0), backward.outputGradient(0)).reshape(x.shape());
    Tensor mean = backward.output(1).reshape(x.shape().with(1, 1).with(3, 1));
    Tensor variance = backward.output(2).reshape(mean.shape());
    Tensor inverse = variance.add(epsilon()).rsqrt();
    Tensor distance = x.sub(mean);
    Tensor standard = distance.mul(inverse);
    Shape parameters = parameters(shape);
    Shape view = x.shape().with(0, 1).with(1, 1);
    List<Tensor> gradients = new ArrayList<>();
    gradients.add(null);
    if (scale()) {
      gradients.add(backward.wants(1) ? dy.mul(standard).sumTo(view).reshape(parameters) : null);
    }
    if (center()) {
      boolean wanted = backward.wants(backward.inputs() - 1);
      gradients.add(wanted ? dy.sumTo(view).reshape(parameters) : null);
    }
    if (backward.wants(0)) {
      Tensor g = scale() ? dy.mul(backward.input(1).reshape(view)) : dy;
      Tensor level = g.apply(new Mean(TOGETHER, true));
      Tensor slope = g.mul(standard).apply(new Mean(TOGETHER, true));
      Tensor dx = g.sub(level).sub(standard.mul(slope)).mul(inverse);
      double share = 1.0 / (x.shape().dim(1) * x.shape().dim(3));
      Tensor ofMean = backward.outputGradient(1).reshape(mean.shape()).mul(share);
      Tensor ofVariance = backward.outputGradient(2).reshape(mean.shape()).mul(2 * share);
      gradients.set(0, dx.add(distance.mul(ofVariance)).add(ofMean).reshape(shape));
    }
    return gradients.toArray(Tensor[]::new);
  }
}
