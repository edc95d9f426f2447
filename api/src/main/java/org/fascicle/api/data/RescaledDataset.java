package org.fascicle.api.data;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;

/** Inputs as float32, each element times a factor, plus an offset. */
final class RescaledDataset extends DatasetView {
  private final double factor;
  private final double offset;
  private final List<TensorSpec> inputs;
  private final float[] bytes = new float[256];
  private final ThreadLocal<ByteBuffer[]> staging;

  RescaledDataset(Dataset source, double factor, double offset) {
    super(source);
    this.factor = factor;
    this.offset = offset;
    inputs = source.inputs().stream().map(spec -> spec.with(DType.FLOAT32)).toList();
    staging = ThreadLocal.withInitial(() -> new ByteBuffer[source.inputs().size()]);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (float) (i * factor + offset);
    }
    source.inputs().forEach(RescaledDataset::check);
  }

  private static void check(TensorSpec spec) {
    if ((!spec.dtype().isArithmetic() || spec.dtype() == DType.BFLOAT16)
        && spec.dtype() != DType.UINT8) {
      throw new DTypeMismatchException(
          "Dataset.rescale", "inputs of numbers that Java can read", spec.dtype().label(), "");
    }
  }

  @Override
  public List<TensorSpec> inputs() {
    return inputs;
  }

  @Override
  public void read(long[] indices, int from, int count, ByteBuffer[] into) {
    ByteBuffer[] raw = into.clone();
    for (int i = 0; i < inputs.size(); i++) {
      raw[i] = Staging.take(staging.get(), i, source.inputs().get(i), count);
    }
    source.read(indices, from, count, raw);
    for (int i = 0; i < inputs.size(); i++) {
      convert(raw[i].flip(), source.inputs().get(i).dtype(), into[i]);
    }
  }

  private void convert(ByteBuffer from, DType dtype, ByteBuffer into) {
    int count = from.remaining() / dtype.bytes();
    FloatBuffer out = into.asFloatBuffer();
    switch (dtype) {
      case UINT8 -> {
        for (int i = 0; i < count; i++) {
          out.put(i, bytes[from.get(i) & 0xFF]);
        }
      }
      case FLOAT32 -> {
        for (int i = 0; i < count; i++) {
          out.put(i, (float) (from.getFloat(i * 4) * factor + offset));
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          out.put(i, (float) (element(from, dtype, i) * factor + offset));
        }
      }
    }
    into.position(into.position() + count * 4);
  }

  private static double element(ByteBuffer from, DType dtype, int index) {
    return switch (dtype) {
      case FLOAT64 -> from.getDouble(index * 8);
      case INT64 -> from.getLong(index * 8);
      default -> from.getInt(index * 4);
    };
  }
}
