package org.fascicle.platform.testing;

import java.util.function.LongToDoubleFunction;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.plugin.Constraint;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.MetricContext;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Regularizer;
import org.fascicle.api.plugin.Sums;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** A loss or two, a metric, a regulariser, a constraint, initialisers, as small as they can be. */
final class TestRules {
  private TestRules() {}

  /** Mean over features of the squared difference. */
  static final class Mse implements Loss<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public void check(NoConfig config, TensorSpec target, TensorSpec prediction) {
      if (target.shape().rank() == prediction.shape().rank()
          && target.shape().dim(-1) != prediction.shape().dim(-1)) {
        throw new InvalidArgumentException("mse", prediction.shape() + "", target.shape() + "", "");
      }
    }

    @Override
    public Tensor call(NoConfig config, Tensor target, Tensor prediction) {
      return prediction.sub(target.reshape(prediction.shape())).square().mean(-1);
    }
  }

  /** −log p[label]. */
  static final class Sparse implements Loss<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public void check(NoConfig config, TensorSpec target, TensorSpec prediction) {}

    @Override
    public Tensor call(NoConfig config, Tensor target, Tensor prediction) {
      return prediction.log().sparseSoftmaxCrossEntropy(target.reshape(target.shape().dim(0)));
    }
  }

  /** The weighted mean of |target − prediction|. */
  static final class AbsoluteError implements Metric<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public void build(NoConfig c, TensorSpec target, TensorSpec p, Declarations declarations) {
      declarations.state("total", DType.FLOAT64, Shape.SCALAR, 0);
      declarations.state("count", DType.FLOAT64, Shape.SCALAR, 0);
    }

    @Override
    public void update(
        NoConfig config, MetricContext context, Tensor target, Tensor prediction, Tensor weights) {
      Tensor error =
          prediction.sub(target.reshape(prediction.shape())).abs().mean(-1).cast(DType.FLOAT64);
      Tensor w = weights == null ? error.onesLike() : weights.cast(DType.FLOAT64);
      context.updateState("total", context.state("total").add(error.mul(w).sum()));
      context.updateState("count", context.state("count").add(w.sum()));
    }

    @Override
    public double result(NoConfig config, Sums sums) {
      return sums.scalar("total") / sums.scalar("count");
    }
  }

  /** The sum of squares. */
  static final class SquareSum implements Regularizer<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public Tensor loss(NoConfig config, Tensor x) {
      return x.square().sum();
    }
  }

  /** At most a bound; for matrices. */
  static final class Capped implements Constraint<TestRules.Capped.CappedConfig> {
    /** The configuration. */
    public record CappedConfig(double bound) {}

    @Override
    public Class<CappedConfig> configuration() {
      return CappedConfig.class;
    }

    @Override
    public void check(CappedConfig config, Shape parameter) {
      if (parameter.rank() != 2) {
        throw new InvalidArgumentException("Capped", "a matrix", parameter.toString(), "");
      }
    }

    @Override
    public Tensor apply(CappedConfig config, Tensor parameter) {
      return parameter.minimum(config.bound);
    }
  }

  /** Uniform in ±0.5. */
  static final class Uniform implements Initializer<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public LongToDoubleFunction values(NoConfig config, Shape shape, RandomStream random) {
      return i -> random.nextDouble() - 0.5;
    }
  }

  /** Wants more memory than there is. */
  static final class Hungry implements Initializer<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public LongToDoubleFunction values(NoConfig config, Shape shape, RandomStream random) {
      throw new OutOfMemoryError();
    }
  }

  /** Zeros. */
  static final class Zeros implements Initializer<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public LongToDoubleFunction values(NoConfig config, Shape shape, RandomStream random) {
      return i -> 0;
    }
  }
}
