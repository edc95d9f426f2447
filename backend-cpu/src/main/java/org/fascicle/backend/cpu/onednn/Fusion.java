package org.fascicle.backend.cpu.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** Steps that a primitive applies to each element before writing it. */
final class Fusion {
  private static final double NOTHING = 0x1p-100;

  private final post_ops steps = new post_ops();
  private final List<Argument> arguments = new ArrayList<>();
  private int count;

  /** v ← f(v), with the function's two constants. */
  Fusion apply(algorithm function, double alpha, double beta) {
    steps.append_eltwise(function, (float) alpha, (float) beta);
    count++;
    return this;
  }

  /** v ← f(v, b), b broadcast. */
  Fusion with(algorithm function, memory.desc b) {
    steps.append_binary(function, b);
    arguments.add(new Argument(Layouts.fusedArgument(count), b));
    count++;
    return this;
  }

  /** v ← v + scale · what the result's memory held before. */
  Fusion accumulate(double scale) {
    steps.append_sum((float) scale, 0, memory.data_type.undef);
    count++;
    return this;
  }

  /**
   * v ← 0 if it is next to nothing, below 2⁻¹²⁴, else v. What shrinks by a factor each step comes
   * to be denormal, and then sums take twice as long. Adding this number and taking it away rounds
   * such values off, and no others.
   */
  Fusion withoutDenormals() {
    return apply(algorithm.eltwise_linear, 1, NOTHING).apply(algorithm.eltwise_linear, 1, -NOTHING);
  }

  /** The operands that the steps read, in order. */
  List<Argument> arguments() {
    return arguments;
  }

  primitive_attr attributes() {
    primitive_attr attributes = OneDnn.attributes();
    attributes.set_post_ops(steps);
    return attributes;
  }
}
