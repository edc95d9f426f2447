package org.fascicle.api.op;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.tensor.Tensor;

/**
 * The product along axes; 1 of no elements. Integers wrap around.
 *
 * @param axes the axes to reduce, counted from 0, ascending; none for an empty list
 * @param keepDims whether reduced axes stay, with length 1
 */
public record Prod(List<Integer> axes, boolean keepDims) implements ReduceOp {
  /** Checks and copies. */
  public Prod {
    axes = Rules.axes("prod", axes);
  }

  @Override
  public String name() {
    return "prod";
  }

  /**
   * dy · the product of the other elements: of those before times of those after, since y / x fails
   * at 0.
   */
  @Override
  public Tensor[] gradient(Backward backward) {
    Tensor x = backward.input(0);
    Transpose toBack = toBack(x.shape().rank());
    Tensor moved = x.apply(toBack);
    long count = count(x.shape());
    Tensor rows = moved.reshape(count == 0 ? 0 : x.shape().elements() / count, count);
    Tensor others = before(rows).mul(before(rows.reverse(1)).reverse(1));
    Tensor dy = keepAxes(backward.outputGradient(0), x.shape());
    return new Tensor[] {others.reshape(moved.shape()).apply(toBack.inverse()).mul(dy)};
  }

  /** Moves the reduced axes behind the others. */
  private Transpose toBack(int rank) {
    List<Integer> order = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      if (!axes.contains(axis)) {
        order.add(axis);
      }
    }
    order.addAll(axes);
    return new Transpose(order);
  }

  /** For each element of each row, the product of those before it, by doubling the distance. */
  private static Tensor before(Tensor rows) {
    Tensor product = shift(rows, 1);
    for (long distance = 1; distance < rows.shape().dim(1); distance *= 2) {
      product = product.mul(shift(product, distance));
    }
    return product;
  }

  /** Moves each row's elements backwards; ones come in. */
  private static Tensor shift(Tensor rows, long distance) {
    long n = rows.shape().dim(1);
    long by = Math.min(distance, n);
    return rows.slice(1, 0, n - by).pad(new long[] {0, by}, new long[] {0, 0}, 1);
  }
}
