package org.fascicle.plugin.datasets;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.LongStream;
import org.fascicle.api.data.Dataset;

/** Reads datasets as a training loop does. */
public final class Samples {
  private Samples() {}

  /** One buffer for the input and one for the target, of exactly the size that is needed. */
  public static ByteBuffer[] buffers(Dataset dataset, int count) {
    return new ByteBuffer[] {
      buffer(dataset.inputs().get(0).bytes() * count),
      buffer(dataset.targets().get(0).bytes() * count)
    };
  }

  /** Reads these samples; the buffers come back ready to be read. */
  public static ByteBuffer[] read(Dataset dataset, long... indices) {
    ByteBuffer[] into = buffers(dataset, indices.length);
    dataset.read(indices, 0, indices.length, into);
    into[0].flip();
    into[1].flip();
    return into;
  }

  /** Reads the first samples. */
  public static ByteBuffer[] first(Dataset dataset, int count) {
    return read(dataset, LongStream.range(0, count).toArray());
  }

  private static ByteBuffer buffer(long bytes) {
    return ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.nativeOrder());
  }
}
