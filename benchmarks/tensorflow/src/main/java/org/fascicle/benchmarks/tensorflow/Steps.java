package org.fascicle.benchmarks.tensorflow;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;

/** A sequence's steps. */
final class Steps {
  private Steps() {}

  /** (N, T, F) to T times (N, F). */
  static List<Operand<TFloat32>> of(Ops tf, Operand<TFloat32> x) {
    List<? extends Operand<TFloat32>> steps =
        tf.unstack(x, x.shape().get(1), Unstack.axis(1L)).output();
    return List.copyOf(steps);
  }
}
