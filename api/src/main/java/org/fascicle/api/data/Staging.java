package org.fascicle.api.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/** Buffers that datasets are read into. */
final class Staging {
  private Staging() {}

  /** A cleared buffer with exactly the bytes of so many samples as its limit. */
  static ByteBuffer take(ByteBuffer[] buffers, int index, TensorSpec sample, int count) {
    int bytes = Math.toIntExact(Math.multiplyExact(sample.bytes(), (long) count));
    if (buffers[index] == null || buffers[index].capacity() < bytes) {
      buffers[index] = ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
    }
    return buffers[index].clear().limit(bytes);
  }

  /** One input or target of all samples, by its number; inputs come first. */
  static HostArray column(Dataset data, int index) {
    List<TensorSpec> specs = new ArrayList<>(data.inputs());
    specs.addAll(data.targets());
    ByteBuffer[] into = new ByteBuffer[specs.size()];
    for (int i = 0; i < into.length; i++) {
      long bytes = Math.multiplyExact(specs.get(i).bytes(), data.size());
      into[i] = ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
    }
    int count = Math.toIntExact(data.size());
    data.read(LongStream.range(0, count).toArray(), 0, count, into);
    TensorSpec spec = specs.get(index);
    return new HostArray(spec.dtype(), Shape.of(count).concat(spec.shape()), into[index].rewind());
  }
}
