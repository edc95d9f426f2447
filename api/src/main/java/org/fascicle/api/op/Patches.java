package org.fascicle.api.op;

import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * What a sliding window sees, place by place (im2col). Input: x (N, I…, C), float32 or float64,
 * with spatial axes I…; result: (N, O…, S…, C), with the places O… and the window's elements S….
 * Padding is 0.
 *
 * @param sizes S…, the window's lengths, 1 or more
 * @param sliding how it slides
 */
public record Patches(Shape sizes, Sliding sliding) implements CompositeOp {
  /** Checks. */
  public Patches {
    Filters.checkSizes("patches", sizes, sliding);
  }

  @Override
  public String name() {
    return "patches";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 1);
    TensorSpec x = inputs.get(0);
    Rules.type(this, x, Types.REAL);
    Rules.rank(this, x, sliding.rank() + 2);
    Shape places = sliding.outputs(name(), Filters.spatial(x.shape()), sizes);
    Shape all = x.shape().slice(0, 1).concat(places).concat(sizes);
    return List.of(TensorSpec.of(x.dtype(), all.concat(Shape.of(x.shape().dim(-1)))));
  }

  /** Each spatial axis becomes a pair, place and element, by a look-up; then the pairs part. */
  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor seen = padded(inputs[0]);
    Shape spatial = Filters.spatial(inputs[0].shape());
    Shape places = sliding.outputs(name(), spatial, sizes);
    for (int axis = 0; axis < sliding.rank(); axis++) {
      int at = 1 + 2 * axis;
      seen =
          sizes.dim(axis) == 1 && sliding.strides().get(axis) == 1
              ? seen.expandDims(at + 1)
              : seen.gather(index(session, places, axis), at);
    }
    return new Tensor[] {seen.transpose(parted())};
  }

  /**
   * Adds patches up where they came from, the reverse of this.
   *
   * @param patches (N, O…, S…, C)
   * @param spatial I…
   * @return (N, I…, C)
   */
  Tensor sum(Tensor patches, Shape spatial) {
    Session session = patches.session();
    Transpose parted = new Transpose(IntStream.of(parted()).boxed().toList());
    Tensor sum = patches.apply(parted.inverse());
    Shape places = sliding.outputs(name(), spatial, sizes);
    Shape padded = sliding.padded(spatial);
    for (int axis = sliding.rank() - 1; axis >= 0; axis--) {
      ScatterAdd add = new ScatterAdd(1 + 2 * axis, padded.dim(axis));
      sum = sum.apply(add, index(session, places, axis));
    }
    return sliding.isPadded() ? sum.slice(margins(sliding.before()), whole(sum, spatial)) : sum;
  }

  private static long[] whole(Tensor x, Shape spatial) {
    Shape batch = x.shape().slice(0, 1);
    return batch.concat(spatial).concat(Shape.of(x.shape().dim(-1))).dims();
  }

  private Tensor padded(Tensor x) {
    return sliding.isPadded() ? x.pad(margins(sliding.before()), margins(sliding.after()), 0) : x;
  }

  static long[] margins(List<Integer> spatial) {
    long[] all = new long[spatial.size() + 2];
    for (int axis = 0; axis < spatial.size(); axis++) {
      all[axis + 1] = spatial.get(axis);
    }
    return all;
  }

  /** Where element s of the window for place o stands in the padded input: (O, S). */
  Tensor index(Session session, Shape places, int axis) {
    Tensor place = session.apply(new Iota(DType.INT64, places.dim(axis)));
    Tensor element = session.apply(new Iota(DType.INT64, sizes.dim(axis)));
    return place
        .mul(sliding.strides().get(axis))
        .expandDims(1)
        .add(element.mul(sliding.dilations().get(axis)));
  }

  /** From (N, O₁, S₁, O₂, S₂ …, C) to (N, O…, S…, C). */
  private int[] parted() {
    int rank = sliding.rank();
    int[] order = new int[2 * rank + 2];
    for (int axis = 0; axis < rank; axis++) {
      order[1 + axis] = 1 + 2 * axis;
      order[1 + rank + axis] = 2 + 2 * axis;
    }
    order[2 * rank + 1] = 2 * rank + 1;
    return order;
  }
}
