package org.fascicle.tck.learning;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.tck.harness.Slopes;

/** All tests that a loss must pass. */
public final class LossTests {
  private static final int SAMPLES = 5;

  private LossTests() {}

  /** The tests. */
  public static List<CaseTest<LossCase<?>>> all() {
    return List.of(
        new CaseTest<>("accepts its targets, and no others", LossTests::checks),
        new CaseTest<>("gives a loss a sample, in the predictions' type", LossTests::shapes),
        new CaseTest<>("takes a batch of nothing", LossTests::nothing),
        new CaseTest<>("has the gradient that differences give", LossTests::gradient),
        new CaseTest<>("judges each sample by itself", LossTests::singly),
        new CaseTest<>("is NaN where predictions are", LossTests::nan),
        new CaseTest<>("is least for perfect predictions", LossTests::perfect),
        new CaseTest<>("gives the same bits again", LossTests::repeats),
        new CaseTest<>("agrees in both precisions", LossTests::precisions),
        new CaseTest<>("counts losses that it gives", LossTests::counted),
        new CaseTest<>("is weighted, masked and reduced", LossModel::reductions));
  }

  private static void checks(Session session, LossCase<?> tested) {
    Samples samples = tested.draw(SAMPLES);
    Shape target = samples.targets().shape();
    Shape prediction = samples.predictions().shape();
    tested.check(target, prediction);
    Shape wider = prediction.with(-1, prediction.dim(-1) + 2);
    Expect.refused(
        "a target " + wider + " of " + prediction, () -> tested.check(wider, prediction));
    Shape deeper = prediction.concat(Shape.of(3));
    Expect.refused(
        "a target " + deeper + " of " + prediction, () -> tested.check(deeper, prediction));
  }

  private static void shapes(Session session, LossCase<?> tested) {
    Samples samples = tested.draw(SAMPLES);
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      Tensor predictions = LossCase.tensor(session, samples.predictions()).cast(dtype);
      Tensor values = tested.call(session, samples.targets(), predictions);
      Shape shape = values.shape();
      boolean fits = shape.rank() == 0 || shape.dim(0) == SAMPLES;
      Expect.that(
          fits && shape.rank() < predictions.shape().rank() && values.dtype() == dtype,
          "expected (" + SAMPLES + ", …) or () of " + dtype + ", got " + values.spec());
    }
  }

  private static void nothing(Session session, LossCase<?> tested) {
    Samples none = tested.draw(0);
    Tensor values = tested.call(session, none.targets(), none.predictions());
    Expect.that(
        values.shape().rank() == 0 || values.shape().dim(0) == 0,
        "of no samples expected no losses, got " + values.spec());
  }

  private static void gradient(Session session, LossCase<?> tested) {
    Samples samples = tested.draw(SAMPLES);
    Tensor x = LossCase.tensor(session, samples.predictions());
    Random random = new Random(5);
    double[] along = random.doubles(samples.predictions().shape().elements(), -0.1, 0.1).toArray();
    Tensor direction = session.tensor(along, x.shape().dims());
    Tensor gradient;
    try (Tape tape = session.tape()) {
      tape.watch(x);
      gradient = tape.gradient(tested.call(session, samples.targets(), x).sum(), x)[0];
    }
    Slopes.check(
        tested.name(),
        gradient.mul(direction).sum().item(),
        t -> tested.call(session, samples.targets(), x.add(direction.mul(t))).sum().item());
  }

  private static void singly(Session session, LossCase<?> tested) {
    Samples samples = tested.draw(SAMPLES);
    Tensor all = tested.call(session, samples.targets(), samples.predictions());
    for (int i = 0; all.shape().rank() > 0 && i < SAMPLES; i++) {
      Tensor one = tested.call(session, row(samples.targets(), i), row(samples.predictions(), i));
      Expect.close("sample " + i, one.toDoubles(), all.slice(0, i, i + 1).toDoubles(), 1e-12);
    }
  }

  private static void nan(Session session, LossCase<?> tested) {
    Samples samples = tested.draw(SAMPLES);
    double[] values = samples.predictions().toDoubles();
    values[values.length / SAMPLES] = Double.NaN;
    HostArray bad = HostArray.of(values, samples.predictions().shape().dims());
    Tensor losses = tested.call(session, samples.targets(), bad);
    if (losses.shape().rank() == 0) {
      Expect.that(Double.isNaN(losses.item()), "NaN in a prediction gives a number");
      return;
    }
    for (int i = 0; i < SAMPLES; i++) {
      boolean isNan = Arrays.stream(losses.slice(0, i, i + 1).toDoubles()).anyMatch(Double::isNaN);
      Expect.that(
          isNan == (i == 1),
          "NaN in sample 1 gives " + (isNan ? "NaN" : "a number") + " in sample " + i);
    }
  }

  private static void perfect(Session session, LossCase<?> tested) {
    Samples samples = tested.draw(SAMPLES);
    double best = tested.call(session, samples.targets(), samples.perfect()).mean().item();
    double drawn = tested.call(session, samples.targets(), samples.predictions()).mean().item();
    Expect.that(best <= drawn, "perfect predictions have " + best + ", others " + drawn);
    if (!Double.isNaN(tested.best())) {
      Expect.close("the best loss", new double[] {best}, new double[] {tested.best()}, 1e-5);
    }
  }

  private static void repeats(Session session, LossCase<?> tested) {
    Samples samples = tested.draw(SAMPLES);
    double[] once = tested.call(session, samples.targets(), samples.predictions()).toDoubles();
    double[] again = tested.call(session, samples.targets(), samples.predictions()).toDoubles();
    Expect.equal("a second call", again, once);
  }

  private static void precisions(Session session, LossCase<?> tested) {
    Samples samples = tested.draw(SAMPLES);
    Tensor single = LossCase.tensor(session, samples.predictions()).cast(DType.FLOAT32);
    double[] exact =
        tested.call(session, samples.targets(), single.cast(DType.FLOAT64)).toDoubles();
    double[] rounded = tested.call(session, samples.targets(), single).toDoubles();
    // A difference of logarithms of float32 numbers loses some bits.
    Expect.close("float32", rounded, exact, 1e-4);
  }

  private static <C extends Record> void counted(Session session, LossCase<C> tested) {
    Samples samples = tested.draw(SAMPLES);
    Tensor targets = LossCase.tensor(session, samples.targets());
    Tensor predictions = LossCase.tensor(session, samples.predictions());
    Tensor counted = tested.loss().counted(tested.config(), targets, predictions);
    Tensor values = tested.call(session, samples.targets(), predictions);
    Expect.that(
        counted == null
            || (counted.dtype() == DType.BOOL && counted.shape().equals(values.shape())),
        "counts " + (counted == null ? "" : counted.spec()) + " of " + values.spec());
  }

  private static HostArray row(HostArray array, int i) {
    int width = Math.toIntExact(array.shape().elements() / array.shape().dim(0));
    double[] part = Arrays.copyOfRange(array.toDoubles(), i * width, (i + 1) * width);
    return HostArray.of(part, array.shape().with(0, 1).dims());
  }
}
