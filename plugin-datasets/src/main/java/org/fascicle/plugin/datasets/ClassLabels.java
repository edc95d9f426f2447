package org.fascicle.plugin.datasets;

import java.nio.ByteBuffer;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;

/** The class of every sample. */
public final class ClassLabels implements Column {
  private final byte[] labels;
  private final int classes;
  private final LabelFormat format;

  /**
   * Holds samples.
   *
   * @param labels class numbers, unsigned, below {@code classes}; not copied
   * @param classes how many classes there are: K
   * @param format the form in which they are handed out
   */
  public ClassLabels(byte[] labels, int classes, LabelFormat format) {
    this.labels = labels;
    this.classes = classes;
    this.format = format;
  }

  @Override
  public TensorSpec spec() {
    return switch (format) {
      case ONE_HOT -> TensorSpec.of(DType.FLOAT32, classes);
      case INDEX -> TensorSpec.of(DType.INT32);
    };
  }

  @Override
  public void read(long[] indices, int from, int count, ByteBuffer into) {
    for (int i = from; i < from + count; i++) {
      int label = labels[(int) indices[i]] & 0xFF;
      switch (format) {
        case ONE_HOT -> {
          for (int k = 0; k < classes; k++) {
            into.putFloat(k == label ? 1 : 0);
          }
        }
        case INDEX -> into.putInt(label);
      }
    }
  }
}
