package org.fascicle.api.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;

/** The first target, an integer label, as a row with 1 at the label. */
final class OneHotDataset extends DatasetView {
  private final int classes;
  private final List<TensorSpec> targets;
  private final DType labels;
  private final ThreadLocal<ByteBuffer[]> staging =
      ThreadLocal.withInitial(() -> new ByteBuffer[1]);

  OneHotDataset(Dataset source, int classes) {
    super(source);
    this.classes = classes;
    if (classes < 1) {
      throw new InvalidArgumentException("Dataset.oneHot", "1 class or more", classes + "", "");
    }
    TensorSpec label = label(source);
    labels = label.dtype();
    List<TensorSpec> specs = new ArrayList<>(source.targets());
    specs.set(0, TensorSpec.of(DType.FLOAT32, classes));
    targets = List.copyOf(specs);
  }

  private static TensorSpec label(Dataset source) {
    if (source.targets().isEmpty()) {
      throw new ShapeMismatchException("Dataset.oneHot", "labels as targets", "no targets", "");
    }
    TensorSpec label = source.targets().get(0);
    if (label.shape().elements() != 1) {
      throw new ShapeMismatchException(
          "Dataset.oneHot", "one label a sample", "targets of shape " + label.shape(), "");
    }
    if (label.dtype() != DType.UINT8
        && label.dtype() != DType.INT32
        && label.dtype() != DType.INT64) {
      throw new DTypeMismatchException(
          "Dataset.oneHot", "uint8, int32 or int64 labels", label.dtype().label(), "");
    }
    return label;
  }

  @Override
  public List<TensorSpec> targets() {
    return targets;
  }

  @Override
  public void read(long[] indices, int from, int count, ByteBuffer[] into) {
    int slot = inputs().size();
    ByteBuffer raw = Staging.take(staging.get(), 0, source.targets().get(0), count);
    ByteBuffer[] all = into.clone();
    all[slot] = raw;
    source.read(indices, from, count, all);
    ByteBuffer out = into[slot];
    int at = out.position();
    for (int i = 0; i < count; i++) {
      int hot = check(HostArray.integer(labels, raw, i), indices[from + i]);
      for (int k = 0; k < classes; k++) {
        out.putFloat(at, k == hot ? 1f : 0f);
        at += 4;
      }
    }
    out.position(at);
  }

  private int check(long label, long sample) {
    if (label < 0 || label >= classes) {
      throw new InvalidArgumentException(
          "Dataset.oneHot",
          "labels from 0 to " + (classes - 1),
          "label " + label + " at sample " + sample,
          "Give the number of classes that the data have.");
    }
    return (int) label;
  }
}
