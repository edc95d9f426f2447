package org.fascicle.api.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.fascicle.api.tensor.TensorSpec;

/** Buffers that views read their source into, reused from batch to batch. */
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
}
