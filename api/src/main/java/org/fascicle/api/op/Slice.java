package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * A regular part of an array: {@code y[i] = x[offset + i · stride]} along each axis. Inputs: x, of
 * any type, and the offsets: host, int64, one an axis. A kernel calls {@link #check} first.
 *
 * @param sizes the result's shape
 * @param strides one an axis, 1 or more
 */
public record Slice(Shape sizes, List<Integer> strides) implements Op {
  /** Checks and copies. */
  public Slice {
    Rules.known("slice", sizes);
    strides = Window.strides("slice", sizes, strides);
  }

  /** A part without gaps. */
  public Slice(Shape sizes) {
    this(sizes, Window.ones(sizes));
  }

  @Override
  public String name() {
    return "slice";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 2);
    TensorSpec x = inputs.get(0);
    Rules.rank(this, x, sizes.rank());
    Rules.host(this, inputs, 1, DType.INT64, sizes.rank());
    Window.fits(name(), x.shape(), sizes, strides);
    return List.of(TensorSpec.of(x.dtype(), sizes));
  }

  @Override
  public boolean isHostInput(int input) {
    return input == 1;
  }

  /**
   * Refuses offsets that lead outside.
   *
   * @param x the input's shape
   * @param offsets one an axis
   * @throws org.fascicle.api.exception.InvalidArgumentException if they do
   */
  public void check(Shape x, long... offsets) {
    Window.check(name(), x, sizes, strides, offsets);
  }

  /** dy in its place among zeros. */
  @Override
  public Tensor[] gradient(Backward backward) {
    return new Tensor[] {
      backward
          .outputGradient(0)
          .apply(
              new Pad(backward.input(0).shape(), strides),
              backward.input(1),
              backward.session().scalar(0)),
      null
    };
  }
}
