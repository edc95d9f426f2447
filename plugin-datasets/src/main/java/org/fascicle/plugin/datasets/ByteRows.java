package org.fascicle.plugin.datasets;

import java.nio.ByteBuffer;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/** Samples of bytes, handed out as they are. */
final class ByteRows implements Column {
  private final Shape shape;
  private final byte[] bytes;

  /**
   * Holds samples.
   *
   * @param shape of one sample
   * @param bytes all samples, one after the other; not copied
   */
  ByteRows(Shape shape, byte[] bytes) {
    this.shape = shape;
    this.bytes = bytes;
  }

  @Override
  public TensorSpec spec() {
    return TensorSpec.of(DType.UINT8, shape);
  }

  @Override
  public void read(long[] indices, int from, int count, ByteBuffer into) {
    int length = (int) shape.elements();
    for (int i = from; i < from + count; i++) {
      into.put(bytes, (int) indices[i] * length, length);
    }
  }
}
