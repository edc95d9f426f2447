package org.fascicle.benchmarks.tensorflow;

import java.util.stream.LongStream;
import org.fascicle.benchmarks.works.Training;
import org.tensorflow.ndarray.Shape;

/** Shapes of works as TensorFlow's. */
final class Shapes {
  private Shapes() {}

  /** The shape of a batch: (N, …). */
  static Shape batch(Training work) {
    LongStream sample = work.network().input().shape().stream().mapToLong(Integer::longValue);
    return Shape.of(LongStream.concat(LongStream.of(work.batch()), sample).toArray());
  }
}
