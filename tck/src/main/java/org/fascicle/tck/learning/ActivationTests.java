package org.fascicle.tck.learning;

import java.util.List;
import java.util.Random;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.tck.harness.Slopes;

/** All tests that an activation function must pass. */
public final class ActivationTests {
  private static final Shape SHAPE = Shape.of(4, 4, 6);

  private ActivationTests() {}

  /** The tests. */
  public static List<CaseTest<ActivationCase<?>>> all() {
    return List.of(
        new CaseTest<>("gives the shape and type it says", ActivationTests::shapes),
        new CaseTest<>("has the gradient that differences give", ActivationTests::gradient),
        new CaseTest<>("lets NaN through, and to its sample alone", ActivationTests::nan),
        new CaseTest<>("is a number far from 0, its gradient too", ActivationTests::far),
        new CaseTest<>("gives the same bits again", ActivationTests::repeats),
        new CaseTest<>("agrees in both precisions", ActivationTests::precisions),
        new CaseTest<>("is the pointwise function that it names", ActivationTests::pointwise));
  }

  private static void shapes(Session session, ActivationCase<?> tested) {
    for (Shape shape : List.of(Shape.of(3, 6), SHAPE, Shape.of(0, 4, 6))) {
      for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
        Tensor y = tested.apply(draw(session, shape, 1).cast(dtype));
        Expect.that(
            y.shape().equals(tested.shape(shape)) && y.dtype() == dtype,
            "of " + dtype + shape + " expected " + tested.shape(shape) + ", got " + y.spec());
      }
    }
    Shape unknown = tested.shape(SHAPE.with(0, Shape.UNKNOWN));
    Expect.that(unknown.dim(0) == Shape.UNKNOWN, "the batch axis is not kept: " + unknown);
  }

  private static void gradient(Session session, ActivationCase<?> tested) {
    Tensor x = draw(session, SHAPE, 2);
    Tensor direction = draw(session, SHAPE, 3);
    Tensor weights = draw(session, tested.shape(SHAPE), 4);
    Tensor gradient;
    try (Tape tape = session.tape()) {
      tape.watch(x);
      gradient = tape.gradient(tested.apply(x).mul(weights).sum(), x)[0];
    }
    Slopes.check(
        tested.name(),
        gradient.mul(direction).sum().item(),
        t -> tested.apply(x.add(direction.mul(t))).mul(weights).sum().item());
  }

  private static void nan(Session session, ActivationCase<?> tested) {
    double[] values = draw(session, SHAPE, 5).toDoubles();
    values[7] = Double.NaN;
    Tensor y = tested.apply(session.tensor(values, SHAPE.dims()).cast(DType.FLOAT32));
    double[] first = y.slice(0, 0, 1).toDoubles();
    double[] others = y.slice(0, 1, SHAPE.dim(0)).toDoubles();
    Expect.that(count(first) > 0, "NaN in x gives no NaN in y");
    Expect.that(count(others) == 0, "NaN in one sample gives NaN in others");
  }

  private static void far(Session session, ActivationCase<?> tested) {
    double[] values = draw(session, SHAPE, 6).toDoubles();
    for (int i = 0; i < values.length; i++) {
      values[i] *= i % 3 == 0 ? 1000 : i % 3 == 1 ? 10 : 0;
    }
    Tensor x = session.tensor(values, SHAPE.dims()).cast(DType.FLOAT32);
    try (Tape tape = session.tape()) {
      tape.watch(x);
      Tensor y = tested.apply(x);
      Expect.that(count(y.toDoubles()) == 0, "NaN far from 0");
      double[] gradient = tape.gradient(y, x)[0].toDoubles();
      Expect.that(count(gradient) == 0, "a gradient of NaN far from 0");
    }
  }

  private static void repeats(Session session, ActivationCase<?> tested) {
    Tensor x = draw(session, SHAPE, 7);
    double[] before = x.toDoubles();
    double[] once = tested.apply(x).toDoubles();
    Expect.equal("a second call", tested.apply(x).toDoubles(), once);
    Expect.equal("x afterwards", x.toDoubles(), before);
  }

  private static void precisions(Session session, ActivationCase<?> tested) {
    Tensor x = draw(session, SHAPE, 8).cast(DType.FLOAT32);
    double[] exact = tested.apply(x.cast(DType.FLOAT64)).toDoubles();
    Expect.close("float32", tested.apply(x).toDoubles(), exact, 1e-5);
  }

  private static <C extends Record> void pointwise(Session session, ActivationCase<C> tested) {
    Pointwise pointwise = tested.function().pointwise(tested.config());
    if (pointwise != null) {
      Tensor x = draw(session, SHAPE, 9);
      double[] named = pointwise.apply(x).toDoubles();
      Expect.close(pointwise.label(), tested.apply(x).toDoubles(), named, 1e-12);
    }
  }

  private static int count(double[] values) {
    int count = 0;
    for (double value : values) {
      count += Double.isNaN(value) ? 1 : 0;
    }
    return count;
  }

  private static Tensor draw(Session session, Shape shape, long seed) {
    Random random = new Random(seed);
    double[] values = new double[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = 6 * random.nextDouble() - 3;
    }
    return session.tensor(values, shape.dims());
  }
}
