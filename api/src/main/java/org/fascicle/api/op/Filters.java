package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * What the three operations between images x (N, I…, C), images y (N, O…, K) and filters w (S…, C /
 * groups, K) share. Group g joins the g-th part of C with the g-th part of K.
 */
final class Filters {
  private Filters() {}

  /** I… of (N, I…, C). */
  static Shape spatial(Shape image) {
    return image.slice(1, image.rank() - 1);
  }

  /** S… of (S…, C / groups, K). */
  static Shape sizes(Shape filters) {
    return filters.slice(0, filters.rank() - 2);
  }

  /** The attribute of a window's sizes. */
  static void checkSizes(String name, Shape sizes, Sliding sliding) {
    if (sizes.rank() != sliding.rank() || !sizes.isKnown() || sizes.elements() == 0) {
      throw new InvalidArgumentException(
          name, sliding.rank() + " window sizes of 1 or more", sizes.toString(), "");
    }
  }

  /** The attribute of a number of groups. */
  static void groups(String name, int groups) {
    if (groups < 1) {
      throw new InvalidArgumentException(name, "1 group or more", String.valueOf(groups), "");
    }
  }

  /** Checks inputs: an image, then an image or filters, and a bias if there is one. */
  static void inputs(Op op, List<TensorSpec> inputs, Sliding sliding, boolean bias) {
    Rules.count(op, inputs, bias ? 3 : 2);
    Rules.type(op, inputs.get(0), Types.REAL);
    for (TensorSpec input : inputs) {
      Rules.sameType(op, inputs.get(0), input);
    }
    Rules.rank(op, inputs.get(0), sliding.rank() + 2);
    Rules.rank(op, inputs.get(1), sliding.rank() + 2);
  }

  /** Channels that fit filters. */
  static void channels(Op op, TensorSpec image, long channels, TensorSpec w, int groups) {
    long in = w.shape().dim(-2) * groups;
    if (channels != in || w.shape().dim(-1) % groups != 0) {
      throw new ShapeMismatchException(
          op.name(),
          in
              + " = "
              + w.shape().dim(-2)
              + " · "
              + groups
              + " channels in, and channels out that divide into "
              + groups
              + " groups",
          image + " and filters " + w,
          "");
    }
  }

  /** A bias of one number a channel. */
  static void bias(Op op, List<TensorSpec> inputs, long channels) {
    if (inputs.size() == 3) {
      Rules.shape(op, inputs.get(2), Shape.of(channels));
    }
  }

  /** (N, spatial…, channels). */
  static TensorSpec image(TensorSpec like, Shape spatial, long channels) {
    Shape shape = like.shape().slice(0, 1).concat(spatial).concat(Shape.of(channels));
    return TensorSpec.of(like.dtype(), shape);
  }

  /** (…, F) as (groups, …, F / groups). */
  private static Tensor split(Tensor x, int groups) {
    Shape shape = x.shape();
    int rank = shape.rank();
    Shape parts = Shape.of(groups, shape.dim(-1) / groups);
    if (groups == 1) {
      return x.reshape(Shape.of(1).concat(shape));
    }
    Tensor parted = x.reshape(shape.slice(0, rank - 1).concat(parts));
    int[] order = new int[rank + 1];
    order[0] = rank - 1;
    for (int axis = 1; axis < rank; axis++) {
      order[axis] = axis - 1;
    }
    order[rank] = rank;
    return parted.transpose(order);
  }

  /** (groups, …, F / groups) as (…, F). */
  private static Tensor join(Tensor parts) {
    Shape shape = parts.shape();
    int rank = shape.rank();
    Shape leading = shape.slice(1, rank - 1);
    Shape whole = leading.concat(Shape.of(shape.dim(0) * shape.dim(-1)));
    if (shape.dim(0) == 1) {
      return parts.reshape(whole);
    }
    int[] order = new int[rank];
    for (int axis = 1; axis < rank - 1; axis++) {
      order[axis - 1] = axis;
    }
    order[rank - 2] = 0;
    order[rank - 1] = rank - 1;
    return parts.transpose(order).reshape(whole);
  }

  /** Patches (N, O…, S…, C) as rows (groups, N · O, S · C / groups). */
  static Tensor rows(Tensor patches, Shape sizes, int groups) {
    Shape shape = patches.shape();
    long channels = shape.dim(-1);
    long places = shape.slice(0, 1 + sizes.rank()).elements();
    Tensor parts = split(patches.reshape(places, sizes.elements(), channels), groups);
    return parts.reshape(groups, places, sizes.elements() * (channels / groups));
  }

  /** Rows (groups, N · O, S · C / groups) as patches (N, O…, S…, C). */
  static Tensor patches(Tensor rows, Shape places, Shape sizes) {
    Shape shape = rows.shape();
    long part = shape.dim(2) / sizes.elements();
    Tensor parts = rows.reshape(shape.dim(0), shape.dim(1), sizes.elements(), part);
    Shape channels = Shape.of(shape.dim(0) * part);
    return join(parts).reshape(places.concat(sizes).concat(channels));
  }

  /** Filters (S…, C / groups, K) as a matrix a group: (groups, S · C / groups, K / groups). */
  static Tensor matrices(Tensor w, int groups) {
    Shape shape = w.shape();
    long rows = shape.slice(0, shape.rank() - 1).elements();
    return split(w.reshape(rows, shape.dim(-1)), groups);
  }

  /** Matrices (groups, S · C / groups, K / groups) as filters. */
  static Tensor filters(Tensor matrices, Shape sizes) {
    Shape shape = matrices.shape();
    Shape channels = Shape.of(shape.dim(1) / sizes.elements(), shape.dim(0) * shape.dim(2));
    return join(matrices).reshape(sizes.concat(channels));
  }

  /** Places (N, O…, K) as rows (groups, N · O, K / groups). */
  static Tensor places(Tensor y, int groups) {
    Shape shape = y.shape();
    return split(y.reshape(shape.slice(0, shape.rank() - 1).elements(), shape.dim(-1)), groups);
  }

  /** Rows (groups, N · O, K / groups) as places of this shape. */
  static Tensor image(Tensor rows, Shape shape) {
    return join(rows).reshape(shape);
  }

  /** The sum of each channel. */
  static Tensor channelSums(Tensor dz) {
    int[] axes = new int[dz.shape().rank() - 1];
    for (int axis = 0; axis < axes.length; axis++) {
      axes[axis] = axis;
    }
    return dz.sum(axes);
  }
}
