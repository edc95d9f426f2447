package org.fascicle.tck.learning;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** The kit for activations catches what it is there to catch. */
class ActivationFaultsTest {
  /** A function under test. */
  private static class Function implements Activation<NoConfig> {
    private final UnaryOperator<Tensor> function;

    Function(UnaryOperator<Tensor> function) {
      this.function = function;
    }

    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public Tensor apply(NoConfig config, Tensor x) {
      return function.apply(x);
    }
  }

  @Test
  void goodOnesPass() {
    passes(new Function(x -> x.mul(x.sigmoid())));
    passes(new Function(x -> x.softmax(-1)));
    passes(
        new Function(Tensor::tanh) {
          @Override
          public Pointwise pointwise(NoConfig config) {
            return Pointwise.TANH;
          }
        });
  }

  @Test
  void aShapeThatIsNotGiven() {
    fails(new Function(x -> x.slice(-1, 0, 3)), "gives the shape and type it says");
    fails(new Function(x -> x.cast(DType.FLOAT64)), "gives the shape and type it says");
    fails(
        new Function(x -> x) {
          @Override
          public Shape shape(NoConfig config, Shape x) {
            return x.with(0, 4);
          }
        },
        "gives the shape and type it says");
  }

  @Test
  void aGradientThatStops() {
    fails(
        new Function(x -> x.square().stopGradient().add(x)),
        "has the gradient that differences give");
  }

  @Test
  void nanThatIsLostOrSpreads() {
    fails(new Function(x -> x.greater(0).where(x, 0)), "lets NaN through, and to its sample alone");
    fails(new Function(x -> x.sub(x.mean())), "lets NaN through, and to its sample alone");
  }

  @Test
  void overflow() {
    fails(new Function(x -> x.exp().add(1).log()), "is a number far from 0, its gradient too");
    fails(
        new Function(x -> x.greater(0).where(x, x.expm1())),
        "is a number far from 0, its gradient too");
  }

  @Test
  void aCounterOfItsOwn() {
    AtomicInteger calls = new AtomicInteger();
    fails(new Function(x -> x.add((double) calls.getAndIncrement())), "gives the same bits again");
  }

  @Test
  void bitsThatAreLost() {
    fails(new Function(x -> x.add(1e5).sub(1e5)), "agrees in both precisions");
  }

  @Test
  void anotherPointwiseFunction() {
    fails(
        new Function(Tensor::tanh) {
          @Override
          public Pointwise pointwise(NoConfig config) {
            return Pointwise.SIGMOID;
          }
        },
        "is the pointwise function that it names");
  }

  private static void passes(Function function) {
    Caught.passes(ActivationTests.all(), tested(function));
  }

  private static void fails(Function function, String test) {
    Caught.fails(ActivationTests.all(), tested(function), test);
  }

  private static ActivationCase<?> tested(Function function) {
    return new ActivationCase<>("tested", function, new NoConfig());
  }
}
