package org.fascicle.tck.rule;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.fascicle.api.tensor.Shape;
import org.fascicle.tck.harness.Claim;

/** All tests that an initialiser must pass. */
public final class InitializerTests {
  /** Chances of 1 in 2 million that a right one fails, were the streams not fixed. */
  private static final double SIGMAS = 5;

  private InitializerTests() {}

  /** The tests. */
  public static List<InitializerTest> all() {
    return List.of(
        new InitializerTest("gives finite values of every shape", InitializerTests::shapes),
        new InitializerTest("has the mean that it should", InitializerTests::mean),
        new InitializerTest("has the spread that it should", InitializerTests::spread),
        new InitializerTest("repeats itself bit for bit", InitializerTests::determinism),
        new InitializerTest("draws from the stream that it is given", InitializerTests::streams),
        new InitializerTest(
            "keeps nothing from one parameter to the next", InitializerTests::apart));
  }

  private static void shapes(InitializerCase initializer) {
    for (Shape shape : initializer.shapes()) {
      double[] values = initializer.values(shape, 1);
      Claim.that(
          Arrays.stream(values).allMatch(Double::isFinite),
          "finite values of " + shape + ": " + Arrays.toString(values));
    }
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length;
  }

  private static void mean(InitializerCase initializer) {
    double[] values = initializer.values(initializer.large(), 2);
    double stddev = initializer.stddev().applyAsDouble(initializer.large());
    double near = SIGMAS * stddev / Math.sqrt(values.length) + 1e-12;
    Claim.that(
        Math.abs(mean(values) - initializer.mean()) <= near,
        "mean " + initializer.mean() + " within " + near + ", not " + mean(values));
  }

  private static void spread(InitializerCase initializer) {
    double[] values = initializer.values(initializer.large(), 3);
    double expected = initializer.stddev().applyAsDouble(initializer.large());
    double actual = Math.sqrt(variance(values));
    // The relative error of a sample's standard deviation is at most √(1/2n) for what is no wider
    // than a normal distribution.
    double near = SIGMAS * expected / Math.sqrt(2.0 * values.length) + 1e-12;
    Claim.that(
        Math.abs(actual - expected) <= near,
        "standard deviation " + expected + " within " + near + ", not " + actual);
  }

  private static void determinism(InitializerCase initializer) {
    Shape shape = initializer.large();
    double[] first = initializer.values(shape, 4);
    initializer.shapes().forEach(other -> initializer.values(other, 5));
    Claim.that(
        Arrays.equals(first, initializer.values(shape, 4)),
        "the same values from the same stream, whatever came between");
  }

  private static void streams(InitializerCase initializer) {
    Shape shape = initializer.large();
    boolean same = Arrays.equals(initializer.values(shape, 6), initializer.values(shape, 7));
    Claim.equal(initializer.random(), !same, "other values from another stream");
  }

  private static void apart(InitializerCase initializer) {
    Shape shape = initializer.large();
    LongToDoubleFunction one = initializer.rule(shape, 8);
    LongToDoubleFunction other = initializer.rule(shape, 9);
    double[] values = new double[Math.toIntExact(shape.elements())];
    double[] others = values.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = one.applyAsDouble(i);
      others[i] = other.applyAsDouble(i);
    }
    Claim.that(
        Arrays.equals(values, initializer.values(shape, 8))
            && Arrays.equals(others, initializer.values(shape, 9)),
        "two parameters drawn in turn, with the values that each has by itself");
  }
}
