package org.fascicle.tck.cases;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.op.Cast;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.spi.backend.BackendInfo.Capability;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/**
 * An operation and what to run it on.
 *
 * @param op the operation
 * @param inputs its inputs
 * @param tolerance how far results may be from the reference in float64; {@link Tolerance#EXACT}
 *     for the reference's bits in the same type
 * @param smooth whether the function is smooth near these inputs, so that it can be differentiated
 *     numerically
 * @param special whether there is NaN, infinity or an integer at the end of its range among the
 *     inputs
 * @param needs capabilities without which results are not defined
 */
public record OperationCase(
    Op op,
    List<Values> inputs,
    Tolerance tolerance,
    boolean smooth,
    boolean special,
    Set<Capability> needs) {
  /** Copies. */
  public OperationCase {
    inputs = List.copyOf(inputs);
    needs = Set.copyOf(needs);
  }

  /** An ordinary case. */
  static OperationCase of(Op op, Tolerance tolerance, boolean smooth, Values... inputs) {
    return new OperationCase(op, List.of(inputs), tolerance, smooth, false, Set.of());
  }

  /**
   * The same in bfloat16; empty where there are no float32 numbers, or the operation takes none of
   * the other type.
   */
  Optional<OperationCase> narrowed() {
    List<Values> narrow = inputs.stream().map(Values::narrowed).toList();
    if (special || narrow.equals(inputs)) {
      return Optional.empty();
    }
    try {
      op.infer(narrow.stream().map(Values::spec).toList());
    } catch (InvalidArgumentException e) {
      return Optional.empty();
    }
    return Optional.of(new OperationCase(op, narrow, tolerance, smooth, false, needs));
  }

  /** The operation with its attributes and the inputs' types and shapes. */
  public String name() {
    String specs = inputs.stream().map(v -> v.spec().toString()).collect(Collectors.joining(", "));
    return op.name() + " " + op + " of " + (specs.isEmpty() ? "nothing" : specs);
  }

  /** Whether there is a gradient to check. */
  public boolean hasGradient() {
    return op.isDifferentiable()
        && inputs.stream().anyMatch(v -> v.isReal() && !v.spec().isHost())
        && op.infer(inputs.stream().map(Values::spec).toList()).stream()
            .anyMatch(spec -> spec.dtype().isReal());
  }

  /** The number of elements of all inputs. */
  public int size() {
    return inputs.stream().mapToInt(Values::size).sum();
  }

  /** Whether an input on the device is of this type. */
  public boolean uses(DType dtype) {
    return inputs.stream().anyMatch(v -> !v.spec().isHost() && v.spec().dtype() == dtype);
  }

  /** Whether the platform runs it in float32 on a backend that has no kernel for it. */
  public boolean isWidened() {
    return uses(DType.BFLOAT16) && !(op instanceof Cast);
  }
}
