package org.fascicle.plugin.rnn.attention;

import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/**
 * How sequences are laid out for attention: the axes to attend over become one, behind those that
 * are apart, heads among them.
 *
 * @param rank the number of axes of what comes in (N, …, features)
 * @param axes the axes to attend over, ascending, without N and features
 */
record Heads(int rank, List<Integer> axes) {
  /** The other axes between N and features. */
  private IntStream apart() {
    return IntStream.range(1, rank - 1).filter(axis -> !axes.contains(axis));
  }

  /** For (N, …, heads, features): N, what is apart, heads, what is attended over, features. */
  private int[] order() {
    IntStream inner = axes.stream().mapToInt(axis -> axis);
    IntStream outer = IntStream.concat(IntStream.of(0), apart());
    IntStream heads = IntStream.concat(IntStream.of(rank - 1), inner);
    return IntStream.concat(outer, IntStream.concat(heads, IntStream.of(rank))).toArray();
  }

  /** (N, …, heads, features) to (N, apart…, heads, T, features). */
  Tensor split(Tensor x) {
    Tensor sorted = x.transpose(order());
    Shape outer = sorted.shape().slice(0, rank - axes.size());
    return sorted.reshape(outer.concat(Shape.of(steps(x.shape()), x.shape().dim(-1))));
  }

  /** What {@link #split} did, undone, for a result of queries of this shape (N, …, features). */
  Tensor join(Tensor y, Shape query) {
    int[] order = order();
    long[] dims = new long[order.length];
    int[] back = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      boolean ofQuery = order[i] < rank - 1;
      dims[i] = ofQuery ? query.dim(order[i]) : 0;
      back[order[i]] = i;
    }
    dims[rank - 1 - axes.size()] = y.shape().dim(-3);
    dims[rank] = y.shape().dim(-1);
    return y.reshape(dims).transpose(back);
  }

  /** (N, apart…, heads, T, S) with T and S as the axes they are made of. */
  Tensor scores(Tensor weights, Shape query, Shape key) {
    Shape outer = weights.shape().slice(0, weights.shape().rank() - 2);
    return weights.reshape(outer.concat(lengths(query)).concat(lengths(key)));
  }

  /** The lengths of the axes to attend over. */
  Shape lengths(Shape x) {
    return Shape.of(axes.stream().mapToLong(x::dim).toArray());
  }

  /** The number of steps that they are together. */
  long steps(Shape x) {
    return lengths(x).elements();
  }

  /**
   * The mask of a sequence as one of steps; null if its axis is apart: there every step is kept.
   *
   * @param mask (N, T…), of the axes behind N
   * @return (N, 1…, T) with an axis of length 1 for each that is apart and for the heads
   */
  Tensor steps(Tensor mask, Shape x) {
    if (mask == null || axes.get(0) != 1) {
      return null;
    }
    Shape lengths = lengths(x);
    Shape open = Shape.of(mask.shape().dims());
    for (int i = open.rank(); i <= axes.size(); i++) {
      open = open.concat(Shape.of(1));
    }
    Shape whole = Shape.of(x.dim(0)).concat(lengths);
    return laid(mask.reshape(open).broadcastTo(whole), lengths.elements());
  }

  /** (N, …) as (N, 1…, inner…), to broadcast over what is apart and heads. */
  Tensor laid(Tensor mask, long... inner) {
    Shape ones =
        Shape.of(IntStream.rangeClosed(0, rank - 2 - axes.size()).mapToLong(i -> 1).toArray());
    return mask.reshape(Shape.of(mask.shape().dim(0)).concat(ones).concat(Shape.of(inner)));
  }
}
