package org.fascicle.tck.cases;

import java.util.List;
import java.util.Set;
import org.fascicle.api.op.CrossEntropy;
import org.fascicle.api.op.Dropout;
import org.fascicle.api.op.Linear;
import org.fascicle.api.op.LogSoftmax;
import org.fascicle.api.op.MatMul;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.SigmoidCrossEntropy;
import org.fascicle.api.op.Softmax;
import org.fascicle.api.op.SoftmaxCrossEntropy;
import org.fascicle.api.op.SparseSoftmaxCrossEntropy;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** Products of matrices, softmax, cross-entropies, dropout. */
final class LearningCases extends CaseSource {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final List<Shape> ROWS =
      List.of(
          Shape.of(5),
          Shape.of(1),
          Shape.of(3, 1),
          Shape.of(0, 3),
          Shape.of(4, 0),
          Shape.of(7, 10),
          Shape.of(2, 3, 4),
          Shape.of(2, 4099),
          Shape.of(64, 10),
          Shape.of(3, 17, 2, 5));

  @Override
  void collect() {
    for (DType dtype : REAL) {
      products(dtype);
      linear(dtype);
      softmax(dtype);
      entropies(dtype);
      dropout(dtype);
    }
  }

  private void products(DType dtype) {
    long[][] sizes = {
      {1, 1, 1},
      {2, 3, 4},
      {1, 7, 1},
      {5, 1, 3},
      {0, 3, 2},
      {2, 0, 3},
      {3, 2, 0},
      {17, 33, 65},
      {64, 64, 64},
      {3, 2049, 5}
    };
    for (long[] s : sizes) {
      for (boolean ta : new boolean[] {false, true}) {
        for (boolean tb : new boolean[] {false, true}) {
          Shape a = ta ? Shape.of(s[1], s[0]) : Shape.of(s[0], s[1]);
          Shape b = tb ? Shape.of(s[2], s[1]) : Shape.of(s[1], s[2]);
          product(dtype, new MatMul(ta, tb), a, b, s[1]);
        }
      }
    }
    product(dtype, new MatMul(), Shape.of(2, 3, 4), Shape.of(2, 4, 5), 4);
    product(dtype, new MatMul(), Shape.of(2, 3, 4), Shape.of(4, 5), 4);
    product(dtype, new MatMul(true, false), Shape.of(4, 3), Shape.of(7, 4, 5), 4);
    product(dtype, new MatMul(false, true), Shape.of(3, 1, 2, 4), Shape.of(5, 3, 4), 4);
    product(dtype, new MatMul(), Shape.of(0, 2, 3), Shape.of(3, 4), 3);
    special(
        new MatMul(),
        Tolerance.accumulated(2, 3),
        Set.of(),
        Values.reals(dtype, Shape.of(3, 2), 1, Double.NaN, INF, 1, 2, 3),
        Values.reals(dtype, Shape.of(2, 3), 1, 2, 0, 0, 1, -INF));
  }

  private void product(DType dtype, Op op, Shape a, Shape b, long length) {
    add(
        op,
        Tolerance.accumulated(2, Math.max(1, length)),
        true,
        Draw.of(dtype, Domain.ANY, a, 1),
        Draw.of(dtype, Domain.ANY, b, 2));
  }

  private void linear(DType dtype) {
    List<Shape> inputs =
        List.of(
            Shape.of(1, 1),
            Shape.of(3),
            Shape.of(2, 3),
            Shape.of(0, 3),
            Shape.of(2, 0),
            Shape.of(17, 33),
            Shape.of(2, 5, 7),
            Shape.of(100, 784));
    for (Pointwise activation : Pointwise.values()) {
      for (Shape x : inputs) {
        long out = x.rank() == 1 ? 1 : 5;
        Values[] arrays = {
          Draw.of(dtype, Domain.ANY, x, 1),
          Draw.of(dtype, Domain.ANY, Shape.of(x.dim(-1), out), 2),
          Draw.of(dtype, Domain.NONZERO, Shape.of(out), 3)
        };
        Tolerance tolerance = Tolerance.accumulated(8, Math.max(1, x.dim(-1)));
        add(new Linear(activation, true), tolerance, true, arrays);
        // Without bias an empty sum is 0, where relu has its kink.
        add(new Linear(activation, false), tolerance, x.dim(-1) > 0, arrays[0], arrays[1]);
      }
    }
  }

  private void softmax(DType dtype) {
    for (Shape shape : ROWS) {
      for (int axis = 0; axis < shape.rank(); axis++) {
        Tolerance tolerance = Tolerance.accumulated(8, Math.max(1, shape.dim(axis)));
        for (Op op : List.of(new Softmax(axis), new LogSoftmax(axis))) {
          add(op, tolerance, true, Draw.of(dtype, Domain.ANY, shape, 1));
        }
      }
    }
    double[] rows = {
      1000,
      1001,
      999,
      -1000,
      -1001,
      -999,
      1,
      Double.NaN,
      2,
      INF,
      1,
      2,
      -INF,
      1,
      2,
      -INF,
      -INF,
      -INF,
      0,
      1000,
      -1000
    };
    for (Op op : List.of(new Softmax(1), new LogSoftmax(1))) {
      Tolerance tolerance = Tolerance.accumulated(8, 3);
      special(op, tolerance, Set.of(), Values.reals(dtype, Shape.of(7, 3), rows.clone()));
      special(op, tolerance, Set.of(), Values.reals(dtype, Shape.of(1200, 7), spoiltRows(7)));
      special(
          op,
          Tolerance.accumulated(8, 120),
          Set.of(),
          Values.reals(dtype, Shape.of(1200, 120), spoiltRows(120)));
    }
  }

  /** Many rows, of which the first and the last hold what is not finite. */
  private static double[] spoiltRows(int length) {
    double[] rows = new double[1200 * length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i % 5 - 2;
    }
    rows[3] = Double.NaN;
    rows[rows.length - 1] = INF;
    return rows;
  }

  private void entropies(DType dtype) {
    for (Shape shape : ROWS) {
      Values z = Draw.of(dtype, Domain.ANY, shape, 1);
      Tolerance tolerance = Tolerance.accumulated(8, Math.max(1, shape.dim(-1)));
      Values t = Draw.probabilities(dtype, shape, 2);
      add(new SoftmaxCrossEntropy(), tolerance, true, z, t);
      Values p = Draw.of(dtype, Domain.UNIT, shape, 6);
      add(new CrossEntropy(1e-7), tolerance, true, p, t);
      add(
          new SigmoidCrossEntropy(),
          Tolerance.absolute(8),
          true,
          z,
          Draw.of(dtype, Domain.UNIT, shape, 3));
      for (DType index : INTEGER) {
        if (shape.dim(-1) > 0) {
          Values labels = Draw.indices(index, shape.without(-1), shape.dim(-1), 4);
          add(new SparseSoftmaxCrossEntropy(), tolerance, true, z, labels);
        }
      }
    }
    for (DType index : INTEGER) {
      Values labels = Values.integers(index, Shape.of(4), -1, 0, 2, 3);
      Values z = Draw.of(dtype, Domain.ANY, Shape.of(4, 3), 5);
      special(new SparseSoftmaxCrossEntropy(), Tolerance.accumulated(8, 3), Set.of(), z, labels);
    }
    special(
        new CrossEntropy(1e-7),
        Tolerance.accumulated(8, 3),
        Set.of(),
        Values.reals(dtype, Shape.of(4, 3), 1, 0, 0, 1, 0, 0, Double.NaN, 0.5, 0.5, 0, 0, 0),
        Values.reals(dtype, Shape.of(4, 3), 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0));
    Values far = Values.reals(dtype, Shape.of(6), 1000, -1000, 1000, -1000, 0, Double.NaN);
    Values targets = Values.reals(dtype, Shape.of(6), 0, 0, 1, 1, 0.5, 1);
    special(new SigmoidCrossEntropy(), Tolerance.absolute(8), Set.of(), far, targets);
  }

  private void dropout(DType dtype) {
    for (Shape shape : SHAPES) {
      for (double rate : new double[] {0, 0.25, 0.5, 1}) {
        Values x = Draw.of(dtype, Domain.NONZERO, shape, 1);
        add(new Dropout(rate), Tolerance.relative(2), true, x, Draw.key(shape.rank()));
      }
    }
  }
}
