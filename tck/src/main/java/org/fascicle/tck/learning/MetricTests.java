package org.fascicle.tck.learning;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;

/** All tests that a metric must pass. */
public final class MetricTests {
  private static final int SAMPLES = 17;

  /** Sums of float64 in another order. */
  private static final double ROUNDING = 1e-9;

  private MetricTests() {}

  /** The tests. */
  public static List<CaseTest<MetricCase<?>>> all() {
    return List.of(
        new CaseTest<>("refuses targets that do not fit", MetricTests::refuses),
        new CaseTest<>("equals the naive value of all samples", MetricTests::whole),
        new CaseTest<>("equals it under weights", MetricTests::weighted),
        new CaseTest<>("does not depend on batches", MetricTests::batches),
        new CaseTest<>("does not depend on the order", MetricTests::order),
        new CaseTest<>("takes a batch of nothing", MetricTests::nothing),
        new CaseTest<>("weight 0 is as absent, weight 2 as twice", MetricTests::repeated),
        new CaseTest<>("sums of parts add up", MetricTests::merges),
        new CaseTest<>("starts anew", MetricTests::resets),
        new CaseTest<>("its whole value agrees with its one number", MetricTests::values));
  }

  private static void refuses(Session session, MetricCase<?> tested) {
    Shape prediction = tested.draw(1).predictions().shape();
    Shape deeper = prediction.concat(Shape.of(3, 3));
    Expect.refused(
        "a target " + deeper + " of " + prediction, () -> tested.run(session, deeper, prediction));
  }

  private static void whole(Session session, MetricCase<?> tested) {
    Samples samples = tested.draw(SAMPLES);
    double[] ones = new double[SAMPLES];
    Arrays.fill(ones, 1);
    Expect.close(
        "the value", value(session, tested, samples, null), naive(tested, samples, ones), 1e-6);
  }

  private static void weighted(Session session, MetricCase<?> tested) {
    Samples samples = tested.draw(SAMPLES);
    double[] weights = weights();
    Expect.close(
        "the value",
        value(session, tested, samples, weights),
        naive(tested, samples, weights),
        1e-6);
  }

  private static void batches(Session session, MetricCase<?> tested) {
    Samples samples = tested.draw(SAMPLES);
    double[] weights = weights();
    double[] whole = value(session, tested, samples, weights);
    for (int seed = 0; seed < 3; seed++) {
      Random random = new Random(seed);
      MetricRun<?> run = tested.run(session, samples);
      for (int from = 0; from < SAMPLES; ) {
        int to = Math.min(SAMPLES, from + random.nextInt(6));
        MetricCase.add(session, run, samples, weights, from, to);
        from = to;
      }
      Expect.close("in batches", run.value().toDoubles(), whole, ROUNDING);
    }
  }

  private static void order(Session session, MetricCase<?> tested) {
    Samples samples = tested.draw(SAMPLES);
    MetricRun<?> run = tested.run(session, samples);
    for (int i = SAMPLES - 1; i >= 0; i--) {
      MetricCase.add(session, run, samples, null, i, i + 1);
    }
    Expect.close(
        "backwards", run.value().toDoubles(), value(session, tested, samples, null), ROUNDING);
  }

  private static void nothing(Session session, MetricCase<?> tested) {
    Samples samples = tested.draw(SAMPLES);
    MetricRun<?> run = tested.run(session, samples);
    double none = run.result();
    Expect.that(!Double.isInfinite(none), "the value of nothing is " + none);
    MetricCase.add(session, run, samples, null, 0, SAMPLES);
    double[] before = run.value().toDoubles();
    MetricCase.add(session, run, samples, null, 3, 3);
    Expect.equal("after a batch of nothing", run.value().toDoubles(), before);
  }

  private static void repeated(Session session, MetricCase<?> tested) {
    Samples samples = tested.draw(SAMPLES);
    double[] weights = new double[SAMPLES];
    Arrays.fill(weights, 1);
    weights[2] = 0;
    weights[5] = 2;
    MetricRun<?> run = tested.run(session, samples);
    MetricCase.add(session, run, samples, null, 0, 2);
    MetricCase.add(session, run, samples, null, 3, SAMPLES);
    MetricCase.add(session, run, samples, null, 5, 6);
    Expect.close(
        "weights 0 and 2",
        value(session, tested, samples, weights),
        run.value().toDoubles(),
        ROUNDING);
  }

  private static <C extends Record> void merges(Session session, MetricCase<C> tested) {
    Samples samples = tested.draw(SAMPLES);
    double[] weights = weights();
    MetricRun<C> left = tested.run(session, samples);
    MetricRun<C> right = tested.run(session, samples);
    MetricCase.add(session, left, samples, weights, 0, 7);
    MetricCase.add(session, right, samples, weights, 7, SAMPLES);
    left.merge(right);
    Expect.close(
        "the sum of parts",
        left.value().toDoubles(),
        value(session, tested, samples, weights),
        ROUNDING);
  }

  private static void resets(Session session, MetricCase<?> tested) {
    Samples samples = tested.draw(SAMPLES);
    MetricRun<?> run = tested.run(session, samples);
    MetricCase.add(session, run, samples, weights(), 0, SAMPLES);
    run.reset();
    MetricCase.add(session, run, samples, null, 0, SAMPLES);
    Expect.equal("after a reset", run.value().toDoubles(), value(session, tested, samples, null));
  }

  private static void values(Session session, MetricCase<?> tested) {
    Samples samples = tested.draw(SAMPLES);
    MetricRun<?> run = tested.run(session, samples);
    MetricCase.add(session, run, samples, null, 0, SAMPLES);
    HostArray value = run.value();
    Expect.that(!Double.isNaN(run.result()), "the one number is NaN");
    if (value.shape().rank() == 0) {
      Expect.close("the whole value", value.toDoubles(), new double[] {run.result()}, 0);
    }
  }

  private static double[] value(
      Session session, MetricCase<?> tested, Samples samples, double[] weights) {
    MetricRun<?> run = tested.run(session, samples);
    MetricCase.add(session, run, samples, weights, 0, SAMPLES);
    return run.value().toDoubles();
  }

  private static double[] naive(MetricCase<?> tested, Samples samples, double[] weights) {
    return tested
        .naive()
        .value(samples.targets().toDoubles(), samples.predictions().toDoubles(), weights);
  }

  private static double[] weights() {
    return new Random(3).doubles(SAMPLES, 0.2, 3).toArray();
  }
}
