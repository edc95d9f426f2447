package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * An array laid into a larger one that is filled with a constant: {@code y[offset + i · stride] =
 * x[i]} along each axis; the reverse of {@link Slice}. Inputs: x, of any type but float16; the
 * offsets: host, int64, one an axis; the constant: one number on the host, converted as {@link
 * Cast} does. A kernel calls {@link #check} first.
 *
 * @param shape the result's
 * @param strides one an axis, 1 or more
 */
public record Pad(Shape shape, List<Integer> strides) implements Op {
  /** Checks and copies. */
  public Pad {
    Rules.known("pad", shape);
    strides = Window.strides("pad", shape, strides);
  }

  /** Without gaps. */
  public Pad(Shape shape) {
    this(shape, Window.ones(shape));
  }

  @Override
  public String name() {
    return "pad";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 3);
    TensorSpec x = inputs.get(0);
    Rules.type(this, x, Types.PLAIN);
    Rules.rank(this, x, shape.rank());
    Rules.host(this, inputs, 1, DType.INT64, shape.rank());
    Rules.hostScalar(this, inputs, 2);
    Window.fits(name(), shape, x.shape(), strides);
    return List.of(TensorSpec.of(x.dtype(), shape));
  }

  @Override
  public boolean isHostInput(int input) {
    return input > 0;
  }

  /**
   * Refuses offsets that lead outside.
   *
   * @param x the input's shape
   * @param offsets one an axis
   * @throws org.fascicle.api.exception.InvalidArgumentException if they do
   */
  public void check(Shape x, long... offsets) {
    Window.check(name(), shape, x, strides, offsets);
  }

  /** dy at x's place. */
  @Override
  public Tensor[] gradient(Backward backward) {
    Slice slice = new Slice(backward.input(0).shape(), strides);
    return new Tensor[] {backward.outputGradient(0).apply(slice, backward.input(1)), null, null};
  }
}
