package org.fascicle.tck.cases;

import java.util.List;
import java.util.Set;
import org.fascicle.api.op.Cast;
import org.fascicle.api.op.Fill;
import org.fascicle.api.op.Iota;
import org.fascicle.api.op.RandomBits;
import org.fascicle.api.op.RandomNormal;
import org.fascicle.api.op.RandomUniform;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** Arrays made from nothing or from another type. */
final class MakeCases extends CaseSource {
  private static final double INF = Double.POSITIVE_INFINITY;

  @Override
  void collect() {
    for (Shape shape : SHAPES) {
      for (DType dtype : DType.values()) {
        if (dtype != DType.FLOAT16) {
          exact(new Fill(dtype, shape), Values.scalar(1));
          exact(new Fill(dtype, shape), Values.host(3L));
        }
      }
      for (DType dtype : REAL) {
        exact(new RandomUniform(dtype, shape), Draw.key(shape.rank()));
        add(new RandomNormal(dtype, shape), Tolerance.absolute(32), false, Draw.key(shape.rank()));
        exact(new Fill(dtype, shape), Values.scalar(0.1));
      }
      exact(new RandomBits(shape), Draw.key(shape.rank()));
    }
    for (DType dtype : ARITHMETIC) {
      for (long length : new long[] {0, 1, 2, 3, 7, 64, 65, 1025, 4099}) {
        exact(new Iota(dtype, length));
      }
      exact(new Fill(dtype, Shape.of(3)), Values.scalar(-2.75));
    }
    keys();
    casts();
  }

  /** Every part of the key counts: seed, step, site, replica, and the high halves of the first. */
  private void keys() {
    List<Values> keys =
        List.of(
            Values.host(0, 0, 0, 0),
            Values.host(-1, 0, 0, 0),
            Values.host(1L << 40, 0, 0, 0),
            Values.host(7, 1, 0, 0),
            Values.host(7, 1L << 35, 0, 0),
            Values.host(7, 0, 1, 0),
            Values.host(7, 0, 1L << 34, 0),
            Values.host(7, 0, 0, 1));
    for (Values key : keys) {
      exact(new RandomBits(Shape.of(9)), key);
      exact(new RandomUniform(DType.FLOAT32, Shape.of(9)), key);
      exact(new RandomUniform(DType.FLOAT64, Shape.of(9)), key);
    }
  }

  private void casts() {
    for (DType from : DType.values()) {
      for (DType to : DType.values()) {
        for (Shape shape : SHAPES) {
          add(new Cast(to), Tolerance.EXACT, true, Draw.of(from, Domain.QUARTERS, shape, 1));
        }
        special(new Cast(to), Tolerance.EXACT, Set.of(), ends(from));
      }
    }
  }

  /** Numbers beside and beyond the ranges of the other types, and between their steps. */
  private static Values ends(DType from) {
    if (from.isReal()) {
      double[] values = {
        Double.NaN,
        INF,
        -INF,
        0,
        0.5,
        -0.5,
        1.5,
        -1.5,
        254.9,
        255.5,
        256,
        -1,
        -0.9,
        65504,
        65519,
        65520,
        1e30,
        -1e30,
        2147483647.0,
        2147483648.0,
        -2147483649.0,
        9.3e18,
        -9.3e18,
        1 + 0x1p-11,
        1 + 0x1p-11 + 0x1p-22,
        1 + 0x1p-8,
        1 + 0x1p-8 + 0x1p-20,
        1 + 0x1p-25,
        0x1p-24,
        0x1p-25
      };
      return Values.reals(from, Shape.of(values.length), values);
    }
    return switch (from) {
      // Halves: 0, the smallest, the greatest, infinities, NaN, 1, −2.
      case FLOAT16 ->
          Values.integers(from, Shape.of(8), 0, 1, 0x7BFF, 0x7C00, 0xFC00, 0x7E00, 0x3C00, 0xC000);
      case INT32, INT64 -> UnaryCases.ends(from);
      case UINT8 -> Values.integers(from, Shape.of(4), 0, 1, 127, 255);
      default -> Values.integers(from, Shape.of(2), 0, 1);
    };
  }
}
