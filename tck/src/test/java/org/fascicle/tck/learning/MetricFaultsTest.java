package org.fascicle.tck.learning;

import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.MetricContext;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Sums;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.junit.jupiter.api.Test;

/** The kit for metrics catches what it is there to catch. */
class MetricFaultsTest {
  /** A good metric, whose parts a fault replaces: the mean of |t − p|. */
  private static class Errors implements Metric<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public void build(
        NoConfig config, TensorSpec target, TensorSpec prediction, Declarations declarations) {
      if (!target.shape().equals(prediction.shape())) {
        throw new ShapeMismatchException("errors", "equal shapes", target.toString(), "");
      }
      declarations.state("total", DType.FLOAT64, Shape.SCALAR, 0);
      declarations.state("count", DType.FLOAT64, Shape.SCALAR, 0);
    }

    @Override
    public void update(
        NoConfig config, MetricContext context, Tensor target, Tensor prediction, Tensor weights) {
      Tensor errors = prediction.sub(target).abs().mean(-1);
      Tensor w = weights == null ? errors.onesLike() : weights;
      context.updateState("total", context.state("total").add(errors.mul(w).sum()));
      context.updateState("count", context.state("count").add(w.sum()));
    }

    @Override
    public double result(NoConfig config, Sums sums) {
      return sums.scalar("total") / sums.scalar("count");
    }
  }

  @Test
  void aGoodOnePasses() {
    Caught.passes(MetricTests.all(), tested(new Errors()));
  }

  @Test
  void targetsThatAreNotChecked() {
    fails(
        new Errors() {
          @Override
          public void build(
              NoConfig config, TensorSpec target, TensorSpec prediction, Declarations d) {
            d.state("total", DType.FLOAT64, Shape.SCALAR, 0);
            d.state("count", DType.FLOAT64, Shape.SCALAR, 0);
          }
        },
        "refuses targets that do not fit");
  }

  @Test
  void anotherValue() {
    fails(
        new Errors() {
          @Override
          public double result(NoConfig config, Sums sums) {
            return Math.sqrt(super.result(config, sums));
          }
        },
        "equals the naive value of all samples");
  }

  @Test
  void weightsThatAreForgotten() {
    Errors forgetful =
        new Errors() {
          @Override
          public void update(NoConfig c, MetricContext context, Tensor t, Tensor p, Tensor w) {
            super.update(c, context, t, p, null);
          }
        };
    fails(forgetful, "equals it under weights");
    fails(forgetful, "weight 0 is as absent, weight 2 as twice");
  }

  /** A mean of means, as if all batches were of one size. */
  @Test
  void aMeanOfBatches() {
    Errors means =
        new Errors() {
          @Override
          public void update(NoConfig c, MetricContext context, Tensor t, Tensor p, Tensor w) {
            Tensor mean = p.sub(t).abs().mean();
            context.updateState("total", context.state("total").add(mean));
            context.updateState("count", context.state("count").add(1));
          }
        };
    fails(means, "does not depend on batches");
    fails(means, "takes a batch of nothing");
  }

  @Test
  void theLastBatchAlone() {
    fails(
        new Errors() {
          @Override
          public void update(NoConfig c, MetricContext context, Tensor t, Tensor p, Tensor w) {
            context.updateState("total", context.state("total").mul(0));
            context.updateState("count", context.state("count").mul(0));
            super.update(c, context, t, p, w);
          }
        },
        "does not depend on the order");
  }

  /** A sum that is no sum: merging and starting anew go wrong. */
  @Test
  void sumsThatDoNotAddUp() {
    fails(
        new Errors() {
          @Override
          public void update(NoConfig c, MetricContext context, Tensor t, Tensor p, Tensor w) {
            super.update(c, context, t, p, w);
            Tensor count = context.state("count");
            context.updateState("total", context.state("total").div(count));
            context.updateState("count", count.div(count));
          }
        },
        "sums of parts add up");
  }

  @Test
  void memoryOfItsOwn() {
    double[] seen = {0};
    fails(
        new Errors() {
          @Override
          public double result(NoConfig config, Sums sums) {
            seen[0]++;
            return super.result(config, sums) * seen[0];
          }
        },
        "starts anew");
  }

  @Test
  void aSumOfAnotherType() {
    fails(
        new Errors() {
          @Override
          public void update(NoConfig c, MetricContext context, Tensor t, Tensor p, Tensor w) {
            super.update(c, context, t, p, w);
            context.updateState("count", context.state("count").cast(DType.FLOAT32));
          }
        },
        "equals the naive value of all samples");
  }

  @Test
  void twoValues() {
    fails(
        new Errors() {
          @Override
          public HostArray value(NoConfig config, Sums sums) {
            return HostArray.of(new double[] {result(config, sums) + 1});
          }
        },
        "its whole value agrees with its one number");
  }

  private static void fails(Errors metric, String test) {
    Caught.fails(MetricTests.all(), tested(metric), test);
  }

  private static MetricCase<?> tested(Errors metric) {
    return new MetricCase<>(
        "tested", metric, new NoConfig(), Samples.reals(3), MetricFaultsTest::naive);
  }

  private static double[] naive(double[] targets, double[] predictions, double[] weights) {
    double total = 0;
    double count = 0;
    for (int i = 0; i < targets.length; i++) {
      total += weights[i / 3] * Math.abs(targets[i] - predictions[i]);
      count += weights[i / 3];
    }
    return new double[] {total / count};
  }
}
