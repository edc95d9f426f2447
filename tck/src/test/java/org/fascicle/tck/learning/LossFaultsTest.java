package org.fascicle.tck.learning;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.junit.jupiter.api.Test;

/** The kit for losses catches what it is there to catch. */
class LossFaultsTest {
  /** A loss under test: squared errors unless told otherwise. */
  private static class Squares implements Loss<NoConfig> {
    private final BinaryOperator<Tensor> loss;

    Squares(BinaryOperator<Tensor> loss) {
      this.loss = loss;
    }

    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public void check(NoConfig config, TensorSpec target, TensorSpec prediction) {
      if (!target.shape().equals(prediction.shape())) {
        throw new ShapeMismatchException("squares", "equal shapes", target.toString(), "");
      }
    }

    @Override
    public Tensor call(NoConfig config, Tensor target, Tensor prediction) {
      return loss.apply(target.cast(prediction.dtype()), prediction);
    }
  }

  private static Tensor error(Tensor t, Tensor p) {
    return p.sub(t).square().mean(-1);
  }

  @Test
  void aGoodOnePasses() {
    Caught.passes(LossTests.all(), tested(new Squares(LossFaultsTest::error)));
    Squares some =
        new Squares((t, p) -> error(t, p).mul(1)) {
          @Override
          public Tensor counted(NoConfig config, Tensor target, Tensor prediction) {
            return target.slice(-1, 0, 1).squeeze(-1).greater(0);
          }
        };
    Caught.passes(LossTests.all(), tested(some));
  }

  @Test
  void targetsThatAreNotChecked() {
    Squares unchecked =
        new Squares(LossFaultsTest::error) {
          @Override
          public void check(NoConfig config, TensorSpec target, TensorSpec prediction) {}
        };
    fails(unchecked, "accepts its targets, and no others");
  }

  @Test
  void aLossAnElement() {
    fails(
        new Squares((t, p) -> p.sub(t).square()),
        "gives a loss a sample, in the predictions' type");
    fails(
        new Squares((t, p) -> error(t, p).cast(DType.FLOAT64)),
        "gives a loss a sample, in the predictions' type");
  }

  @Test
  void nothingThatBecomesSomething() {
    fails(
        new Squares(
            (t, p) -> p.shape().dim(0) == 0 ? p.session().tensor(new double[1], 1) : error(t, p)),
        "takes a batch of nothing");
  }

  @Test
  void aGradientThatStops() {
    fails(
        new Squares((t, p) -> p.stopGradient().sub(t).mul(p.sub(t)).mean(-1)),
        "has the gradient that differences give");
  }

  @Test
  void samplesThatInfluenceEachOther() {
    fails(new Squares((t, p) -> error(t, p).div(t.abs().sum())), "judges each sample by itself");
  }

  @Test
  void nanThatIsHidden() {
    fails(
        new Squares((t, p) -> error(t, p.greater(-5).where(p, -5))),
        "is NaN where predictions are");
  }

  @Test
  void perfectionThatCosts() {
    fails(new Squares((t, p) -> error(t, p).neg()), "is least for perfect predictions");
    fails(new Squares((t, p) -> error(t, p).add(0.01)), "is least for perfect predictions");
  }

  @Test
  void aCounterOfItsOwn() {
    AtomicInteger calls = new AtomicInteger();
    fails(
        new Squares((t, p) -> error(t, p).add((double) calls.getAndIncrement())),
        "gives the same bits again");
  }

  @Test
  void bitsThatAreLost() {
    fails(new Squares((t, p) -> error(t, p).add(1e6).sub(1e6)), "agrees in both precisions");
  }

  @Test
  void countsOfAnotherShape() {
    Squares wrong =
        new Squares(LossFaultsTest::error) {
          @Override
          public Tensor counted(NoConfig config, Tensor target, Tensor prediction) {
            return target.greater(0);
          }
        };
    fails(wrong, "counts losses that it gives");
  }

  @Test
  void aMeanOfItsOwn() {
    fails(
        new Squares((t, p) -> error(t, p).div((double) p.shape().dim(0))),
        "judges each sample by itself");
  }

  private static void fails(Squares loss, String test) {
    Caught.fails(LossTests.all(), tested(loss), test);
  }

  private static LossCase<?> tested(Squares loss) {
    return new LossCase<>("tested", loss, new NoConfig(), Samples.reals(3), 0);
  }
}
