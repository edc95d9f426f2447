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

  /** Builds one. */
  static Model build(FunctionalBuilder f, Network network) {
    Input input = network.input();
    DType type = input instanceof Input.Symbols ? DType.INT32 : DType.FLOAT32;
    long[] dims = input.shape().stream().mapToLong(Integer::longValue).toArray();
    Node x = f.input("x", type, dims);
    return f.build(x, network.translate(new FascicleLayers(f), x));
  }

  /** The shape of so many samples: (N, …). */
  static long[] dims(Input input, long count) {
    LongStream sample = input.shape().stream().mapToLong(Integer::longValue);
    return LongStream.concat(LongStream.of(count), sample).toArray();
  }
}
