package org.fascicle.benchmarks.tensorflow;

import java.util.stream.LongStream;
import org.fascicle.benchmarks.works.Network;
import org.tensorflow.ndarray.Shape;

/** Shapes of networks as TensorFlow's. */
final class Shapes {
  private Shapes() {}

  /** The shape of a batch: (N, …). */
  static Shape batch(Network network, int batch) {
    LongStream sample = network.input().shape().stream().mapToLong(Integer::longValue);
    return Shape.of(LongStream.concat(LongStream.of(batch), sample).toArray());
  }
}
