package org.fascicle.benchmarks.fascicle;

import java.util.stream.LongStream;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Node;
import org.fascicle.api.tensor.DType;
import org.fascicle.benchmarks.works.Input;
import org.fascicle.benchmarks.works.Network;

/** Networks as models. */
final class Networks {
  private Networks() {}

  /**
   * Builds one.
   *
   * @param batch samples a batch, N: a stateful network takes no other number
   */
  static Model build(FunctionalBuilder f, Network network, int batch) {
    Node x = input(f, network, batch);
    return f.build(x, network.translate(new FascicleLayers(f), x));
  }

  private static Node input(FunctionalBuilder f, Network network, int batch) {
    Input input = network.input();
    DType type = input instanceof Input.Symbols ? DType.INT32 : DType.FLOAT32;
    long[] dims = input.shape().stream().mapToLong(Integer::longValue).toArray();
    return network.isStateful()
        ? f.input(org.fascicle.specs.Input.of(dims).batchSize(batch))
        : f.input("x", type, dims);
  }

  /** The shape of so many samples: (N, …). */
  static long[] dims(Input input, long count) {
    LongStream sample = input.shape().stream().mapToLong(Integer::longValue);
    return LongStream.concat(LongStream.of(count), sample).toArray();
  }
}
