package org.fascicle.tck.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fascicle.api.op.BatchNormalization;
import org.fascicle.api.op.BatchNormalizationInference;
import org.fascicle.api.op.GroupNormalization;
import org.fascicle.api.op.LayerNormalization;
import org.fascicle.api.op.LocalResponseNormalization;
import org.fascicle.api.op.NormalizationOp;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** Normalisations: with and without scale and centre, one sample, one place, one channel, none. */
final class NormalizationCases extends CaseSource {
  private static final double EPSILON = 1e-3;

  /**
   * ε of small groups: few elements may lie close together, and errors grow with 1 / √(variance +
   * ε).
   */
  private static final double WIDE = 0.25;

  private static final List<Shape> SHAPES =
      List.of(
          Shape.of(5, 3),
          Shape.of(1, 4),
          Shape.of(2, 3, 4),
          Shape.of(3, 2, 5, 6),
          Shape.of(1, 7, 5, 2),
          Shape.of(4, 1, 1, 8),
          Shape.of(2, 3, 3, 1),
          Shape.of(2, 2, 3, 2, 4),
          Shape.of(3, 9, 11, 17),
          Shape.of(4, 8, 8, 32));

  @Override
  void collect() {
    for (DType dtype : REAL) {
      for (Shape shape : SHAPES) {
        double epsilon = shape.elements() > 200 ? EPSILON : WIDE;
        batch(dtype, shape, epsilon);
        layer(dtype, shape, epsilon);
        group(dtype, shape, epsilon);
        response(dtype, shape);
      }
      Values none = Draw.of(dtype, Domain.ANY, Shape.of(0, 3, 4), 1);
      special(new BatchNormalization(EPSILON, false, false), relaxed(1), Set.of(), none);
      add(new LayerNormalization(1, EPSILON, false, false), relaxed(1), false, none);
      add(new GroupNormalization(2, EPSILON, false, false), relaxed(1), false, none);
      add(new LocalResponseNormalization(3, 0.5, 0.75, 2), relaxed(1), false, none);
      Values missing =
          Values.reals(dtype, Shape.of(3, 2), 1, Double.NaN, 2, 3, Double.POSITIVE_INFINITY, 4);
      special(new BatchNormalization(EPSILON, false, false), relaxed(3), Set.of(), missing);
      special(new LayerNormalization(1, EPSILON, false, false), relaxed(2), Set.of(), missing);
      special(new GroupNormalization(2, EPSILON, false, false), relaxed(2), Set.of(), missing);
    }
  }

  /** Distances from a mean are divided by deviations below 1: errors grow with them. */
  private static Tolerance relaxed(long length) {
    return Tolerance.accumulated(32, Math.max(1, length));
  }

  private void batch(DType dtype, Shape shape, double epsilon) {
    Shape channels = Shape.of(shape.dim(-1));
    long count = shape.without(-1).elements();
    all(dtype, shape, channels, count, (s, c) -> new BatchNormalization(epsilon, s, c));
    rectified(dtype, shape, count, epsilon);
    Values x = Draw.of(dtype, Domain.ANY, shape, 1);
    Values mean = Draw.of(dtype, Domain.ANY, channels, 2);
    Values variance = Draw.of(dtype, Domain.POSITIVE, channels, 3);
    Values gamma = Draw.of(dtype, Domain.NONZERO, channels, 4);
    Values beta = Draw.of(dtype, Domain.ANY, channels, 5);
    Tolerance one = Tolerance.absolute(32);
    Op plain = new BatchNormalizationInference(epsilon, false, false);
    add(plain, one, true, x, mean, variance);
    Op scaled = new BatchNormalizationInference(epsilon, true, false);
    add(scaled, one, true, x, mean, variance, gamma);
    Op whole = new BatchNormalizationInference(epsilon, true, true);
    add(whole, one, true, x, mean, variance, gamma, beta);
  }

  /** With ReLU; among the results some are close to 0, where it has its kink. */
  private void rectified(DType dtype, Shape shape, long count, double epsilon) {
    Shape channels = Shape.of(shape.dim(-1));
    Values x = Draw.of(dtype, Domain.ANY, shape, 1);
    Values gamma = Draw.of(dtype, Domain.NONZERO, channels, 2);
    Values beta = Draw.of(dtype, Domain.ANY, channels, 3);
    Op whole = new BatchNormalization(epsilon, true, true, Pointwise.RELU);
    add(whole, relaxed(count), false, x, gamma, beta);
    Op plain = new BatchNormalization(epsilon, false, false, Pointwise.RELU);
    add(plain, relaxed(count), false, x);
    Op other = new BatchNormalization(epsilon, true, true, Pointwise.SIGMOID);
    add(other, relaxed(count), true, x, gamma, beta);
  }

  private void layer(DType dtype, Shape shape, double epsilon) {
    Shape last = Shape.of(shape.dim(-1));
    all(dtype, shape, last, last.elements(), (s, c) -> new LayerNormalization(1, epsilon, s, c));
    Shape rest = shape.slice(1, shape.rank());
    int axes = rest.rank();
    all(dtype, shape, rest, rest.elements(), (s, c) -> new LayerNormalization(axes, epsilon, s, c));
  }

  private void group(DType dtype, Shape shape, double epsilon) {
    Shape channels = Shape.of(shape.dim(-1));
    long count = shape.slice(1, shape.rank()).elements();
    List<Integer> numbers = new ArrayList<>(List.of(1, (int) shape.dim(-1)));
    if (shape.dim(-1) % 2 == 0 && shape.dim(-1) > 2) {
      numbers.add(2);
    }
    for (int groups : numbers) {
      all(dtype, shape, channels, count, (s, c) -> new GroupNormalization(groups, epsilon, s, c));
    }
  }

  @FunctionalInterface
  private interface Maker {
    NormalizationOp make(boolean scale, boolean center);
  }

  private void all(DType dtype, Shape shape, Shape parameters, long count, Maker maker) {
    Values x = Draw.of(dtype, Domain.ANY, shape, 1);
    Values gamma = Draw.of(dtype, Domain.NONZERO, parameters, 2);
    Values beta = Draw.of(dtype, Domain.ANY, parameters, 3);
    add(maker.make(true, true), relaxed(count), true, x, gamma, beta);
    add(maker.make(true, false), relaxed(count), true, x, gamma);
    add(maker.make(false, true), relaxed(count), true, x, beta);
    add(maker.make(false, false), relaxed(count), true, x);
  }

  private void response(DType dtype, Shape shape) {
    Values x = Draw.of(dtype, Domain.ANY, shape, 1);
    add(new LocalResponseNormalization(5, 1e-4, 0.75, 2), Tolerance.absolute(16), true, x);
    add(new LocalResponseNormalization(3, 0.5, 0.75, 1), Tolerance.absolute(32), true, x);
    add(new LocalResponseNormalization(1, 0.5, 0.5, 1), Tolerance.absolute(32), true, x);
  }
}
