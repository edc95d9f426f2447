package org.fascicle.tck.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fascicle.api.op.ScaledDotProductAttention;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** Attention: more queries than keys and fewer, one of each, none, masks of every rank. */
final class AttentionCases extends CaseSource {
  /** Leading axes; then queries, keys, length of either, length of values. */
  private static final Shape[] LEADING = {
    Shape.of(2),
    Shape.of(),
    Shape.of(3, 1),
    Shape.of(2, 2),
    Shape.of(1, 3),
    Shape.of(0, 2),
    Shape.of(2),
    Shape.of(2),
    Shape.of(2),
    Shape.of(2, 3)
  };

  private static final long[][] SIZES = {
    {3, 4, 2, 5},
    {1, 1, 1, 1},
    {1, 5, 3, 2},
    {5, 3, 4, 1},
    {7, 1, 2, 3},
    {3, 2, 2, 2},
    {3, 0, 2, 2},
    {0, 3, 2, 2},
    {2, 3, 0, 2},
    {17, 33, 5, 16}
  };

  @Override
  void collect() {
    for (DType dtype : REAL) {
      for (int i = 0; i < SIZES.length; i++) {
        for (boolean causal : new boolean[] {false, true}) {
          plain(dtype, causal, LEADING[i], SIZES[i]);
        }
        long queries = SIZES[i][0];
        long keys = SIZES[i][1];
        boolean causal = i % 2 == 0;
        masked(dtype, causal, LEADING[i].concat(Shape.of(queries, keys)), i);
        masked(dtype, !causal, LEADING[i].concat(Shape.of(1, keys)), i);
        masked(dtype, causal, Shape.of(queries, keys), i);
      }
      nothingSeen(dtype);
      unseenNan(dtype);
    }
  }

  private void plain(DType dtype, boolean causal, Shape leading, long... size) {
    Values[] inputs = inputs(dtype, leading, size);
    add(new ScaledDotProductAttention(0.5, causal, false, 0), tolerance(size), true, inputs);
    List<Values> drops = new ArrayList<>(List.of(inputs));
    drops.add(Draw.key(size[1]));
    add(
        new ScaledDotProductAttention(0.5, causal, false, 0.25),
        tolerance(size),
        true,
        drops.toArray(Values[]::new));
  }

  private void masked(DType dtype, boolean causal, Shape mask, int index) {
    List<Values> inputs = new ArrayList<>(List.of(inputs(dtype, LEADING[index], SIZES[index])));
    inputs.add(Draw.of(DType.BOOL, Domain.ANY, mask, 4));
    add(
        new ScaledDotProductAttention(1, causal, true, 0),
        tolerance(SIZES[index]),
        true,
        inputs.toArray(Values[]::new));
  }

  /** A row without any key is 0, not a mean. */
  private void nothingSeen(DType dtype) {
    List<Values> inputs = new ArrayList<>(List.of(inputs(dtype, Shape.of(2), SIZES[0])));
    inputs.add(Values.integers(DType.BOOL, Shape.of(2, 1, 4), 0, 0, 0, 0, 1, 0, 0, 1));
    add(
        new ScaledDotProductAttention(1, false, true, 0),
        tolerance(SIZES[0]),
        true,
        inputs.toArray(Values[]::new));
  }

  /** Keys that are not seen have no influence on weights, NaN and infinity included. */
  private void unseenNan(DType dtype) {
    Values query = Draw.of(dtype, Domain.ANY, Shape.of(3, 2), 1);
    Values key =
        Values.reals(dtype, Shape.of(3, 2), 1, 2, Double.NaN, 1, Double.POSITIVE_INFINITY, 1);
    Values value = Draw.of(dtype, Domain.ANY, Shape.of(3, 2), 3);
    Values seen = Values.integers(DType.BOOL, Shape.of(1, 3), 1, 0, 0);
    special(
        new ScaledDotProductAttention(1, false, true, 0),
        tolerance(3, 3, 2, 2),
        Set.of(),
        query,
        key,
        value,
        seen);
    special(
        new ScaledDotProductAttention(1, true, false, 0),
        tolerance(3, 3, 2, 2),
        Set.of(),
        query,
        key,
        value);
  }

  private static Values[] inputs(DType dtype, Shape leading, long... size) {
    return new Values[] {
      Draw.of(dtype, Domain.ANY, leading.concat(Shape.of(size[0], size[2])), 1),
      Draw.of(dtype, Domain.ANY, leading.concat(Shape.of(size[1], size[2])), 2),
      Draw.of(dtype, Domain.ANY, leading.concat(Shape.of(size[1], size[3])), 3)
    };
  }

  /** Sums over the length of a key, then over the keys. */
  private static Tolerance tolerance(long... size) {
    return Tolerance.accumulated(16, Math.max(1, size[1] + size[2]));
  }
}
