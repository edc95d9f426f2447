package org.fascicle.tck.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.spi.backend.BackendInfo.Capability;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** Collects the cases of a family of operations. */
abstract class CaseSource {
  static final List<DType> REAL = List.of(DType.FLOAT32, DType.FLOAT64);
  static final List<DType> INTEGER = List.of(DType.INT32, DType.INT64);
  static final List<DType> ARITHMETIC =
      List.of(DType.FLOAT32, DType.FLOAT64, DType.INT32, DType.INT64);

  /** None, one and odd numbers of elements; axes of length 0 and 1; long axes. */
  static final List<Shape> SHAPES =
      List.of(
          Shape.of(),
          Shape.of(0),
          Shape.of(1),
          Shape.of(7),
          Shape.of(2, 0, 3),
          Shape.of(1, 1),
          Shape.of(3, 5),
          Shape.of(17, 1, 2),
          Shape.of(2, 3, 4, 5),
          Shape.of(4099),
          Shape.of(257, 3),
          Shape.of(2, 65));

  private final List<OperationCase> cases = new ArrayList<>();

  /** Adds all cases. */
  abstract void collect();

  /** All cases. */
  final List<OperationCase> cases() {
    if (cases.isEmpty()) {
      collect();
    }
    return cases;
  }

  final void add(Op op, Tolerance tolerance, boolean smooth, Values... inputs) {
    cases.add(OperationCase.of(op, tolerance, smooth, inputs));
  }

  /** In bfloat16 alone: float32 numbers are rounded to it. */
  final void narrow(Op op, Tolerance tolerance, Values... inputs) {
    cases.add(OperationCase.of(op, tolerance, true, inputs).narrowed().orElseThrow());
  }

  /** Results are the reference's, bit by bit. */
  final void exact(Op op, Values... inputs) {
    add(op, Tolerance.EXACT, false, inputs);
  }

  /** NaN, infinity or the ends of an integer type among the inputs. */
  final void special(Op op, Tolerance tolerance, Set<Capability> needs, Values... inputs) {
    cases.add(new OperationCase(op, List.of(inputs), tolerance, false, true, needs));
  }
}
