package org.fascicle.api.op;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/**
 * A recurrent network over whole sequences. Inputs, of one type, float32 or float64, gates side by
 * side in the last axis of kernels and bias:
 *
 * <ol start="0">
 *   <li>x (batch, time, features), at least one step;
 *   <li>the kernel (features, gates · units);
 *   <li>the recurrent kernel (units, gates · units);
 *   <li>the bias, {@link #biasShape};
 *   <li>the state h before the first step (batch, units), and behind it the other {@link #states};
 *   <li>if {@link #masked}, the mask (batch, time), bool: where it is false, states stay as they
 *       are, so that a row without any true hands its initial state on.
 * </ol>
 *
 * <p>The first result is h after each step (batch, time, units), in the order of x; the other
 * states after the last step follow. Every step of a gradient uses h again, so that nothing else is
 * worth keeping.
 */
public interface RecurrentOp extends ClosedFormOp {
  /** Where x stands among the inputs. */
  int X = 0;

  /** Where the kernel stands among the inputs. */
  int KERNEL = 1;

  /** Where the recurrent kernel stands among the inputs. */
  int RECURRENT = 2;

  /** Where the bias stands among the inputs. */
  int BIAS = 3;

  /** Where the first of the states stands among the inputs. */
  int STATE = 4;

  /** Whether the steps are taken from the last to the first. */
  boolean backwards();

  /** Whether there is a mask. */
  boolean masked();

  /** The number of blocks of units in the kernels. */
  int gates();

  /** The number of states. */
  int states();

  /** The shape of the bias. */
  default Shape biasShape(long units) {
    return Shape.of(gates() * units);
  }

  /** Where the mask stands among the inputs, if there is one. */
  default int mask() {
    return STATE + states();
  }

  @Override
  default List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, mask() + (masked() ? 1 : 0));
    TensorSpec x = inputs.get(X);
    Rules.type(this, x, Types.REAL);
    if (x.shape().rank() != 3 || x.shape().dim(1) < 1) {
      throw new ShapeMismatchException(
          name(),
          "x (batch, time, features) with at least one step",
          x.toString(),
          "Leave empty sequences out, or pad them and mask the padding.");
    }
    Rules.rank(this, inputs.get(RECURRENT), 2);
    long batch = x.shape().dim(0);
    long units = inputs.get(RECURRENT).shape().dim(0);
    Shape state = Shape.of(batch, units);
    operand(inputs, KERNEL, "a kernel", Shape.of(x.shape().dim(2), gates() * units));
    operand(inputs, RECURRENT, "a recurrent kernel", Shape.of(units, gates() * units));
    operand(inputs, BIAS, "a bias", biasShape(units));
    for (int i = 0; i < states(); i++) {
      operand(inputs, STATE + i, "an initial state (batch, units)", state);
    }
    if (masked()) {
      mask(inputs.get(mask()), Shape.of(batch, x.shape().dim(1)));
    }
    List<TensorSpec> results = new ArrayList<>();
    results.add(TensorSpec.of(x.dtype(), Shape.of(batch, x.shape().dim(1), units)));
    for (int i = 1; i < states(); i++) {
      results.add(TensorSpec.of(x.dtype(), state));
    }
    return List.copyOf(results);
  }

  private void operand(List<TensorSpec> inputs, int index, String role, Shape expected) {
    TensorSpec given = inputs.get(index);
    Rules.sameType(this, inputs.get(X), given);
    if (!given.shape().equals(expected)) {
      throw new ShapeMismatchException(
          name(),
          role + " of shape " + expected + " for x of shape " + inputs.get(X).shape(),
          given.toString(),
          "");
    }
  }

  private void mask(TensorSpec given, Shape expected) {
    if (given.dtype() != DType.BOOL || !given.shape().equals(expected)) {
      throw new InvalidArgumentException(
          name(), "a mask (batch, time): bool" + expected, given.toString(), "");
    }
  }
}
