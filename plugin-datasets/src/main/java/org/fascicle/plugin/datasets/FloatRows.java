package org.fascicle.plugin.datasets;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/** Samples of float32. */
public final class FloatRows implements Column {
  private final Shape shape;
  private final float[] values;

  /**
   * Holds samples.
   *
   * @param shape of one sample
   * @param values all samples, one after the other; not copied
   */
  public FloatRows(Shape shape, float[] values) {
    this.shape = shape;
    this.values = values;
  }

  @Override
  public TensorSpec spec() {
    return TensorSpec.of(DType.FLOAT32, shape);
  }

  @Override
  public void read(long[] indices, int from, int count, ByteBuffer into) {
    int length = (int) shape.elements();
    FloatBuffer floats = into.asFloatBuffer();
    for (int i = from; i < from + count; i++) {
      floats.put(values, (int) indices[i] * length, length);
    }
    into.position(into.position() + count * length * Float.BYTES);
  }
}
