package org.fascicle.api.data;

import java.nio.ByteBuffer;
import org.fascicle.api.exception.ShapeMismatchException;

/** Samples with weights. */
final class WeightedDataset extends DatasetView {
  private final float[] weights;

  WeightedDataset(Dataset source, float... weights) {
    super(source);
    this.weights = weights.clone();
    if (weights.length != source.size()) {
      throw new ShapeMismatchException(
          "Dataset.weighted",
          source.size() + " weights, one a sample",
          weights.length + " weights",
          "");
    }
  }

  @Override
  public boolean isWeighted() {
    return true;
  }

  @Override
  public float weight(long index) {
    return weights[(int) index];
  }

  @Override
  public void read(long[] indices, int from, int count, ByteBuffer[] into) {
    source.read(indices, from, count, into);
  }
}
