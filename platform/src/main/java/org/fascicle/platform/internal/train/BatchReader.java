package org.fascicle.platform.internal.train;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.session.Staging;

/**
 * Assembles batches on the host, outside any step, where they become tensors in the next one. Used
 * by one thread.
 */
final class BatchReader implements AutoCloseable {
  private final Dataset data;
  private final List<Column> inputs;
  private final List<Column> targets;
  private final Map<Integer, Double> classWeight;
  private final DType weightType;
  private final Staging weights;
  private final ByteBuffer[] into;
  private int count;

  /**
   * A reader.
   *
   * @param targets one a target of the data, whether wanted or not
   * @param classWeight weights by class number of the first target; empty for none
   * @param weightType element type of the weights
   * @param weights they are written there
   */
  BatchReader(
      Dataset data,
      List<Column> inputs,
      List<Column> targets,
      Map<Integer, Double> classWeight,
      DType weightType,
      Staging weights) {
    this.data = data;
    this.inputs = List.copyOf(inputs);
    this.targets = List.copyOf(targets);
    this.classWeight = classWeight;
    this.weightType = weightType;
    this.into = new ByteBuffer[inputs.size() + targets.size()];
    this.weights = data.isWeighted() || !classWeight.isEmpty() ? weights : null;
  }

  /** The data. */
  Dataset data() {
    return data;
  }

  /**
   * Reads a batch.
   *
   * @param order sample numbers
   * @param from index of the first
   */
  void read(long[] order, int from, int samples) {
    read(order, from, samples, samples);
  }

  /**
   * Reads a batch, and fills its inputs up with copies of the last sample.
   *
   * @param order sample numbers
   * @param from index of the first
   * @param full how many samples the inputs have in the end
   */
  void read(long[] order, int from, int samples, int full) {
    count = samples;
    for (int i = 0; i < into.length; i++) {
      into[i] = column(i).target(i < inputs.size() ? full : samples);
    }
    data.read(order, from, samples, into);
    for (int i = 0; i < into.length; i++) {
      column(i).finish(samples, order, from);
    }
    inputs.forEach(column -> column.pad(samples, full));
    if (weights != null) {
      weigh(order, from);
    }
  }

  private Column column(int index) {
    return index < inputs.size() ? inputs.get(index) : targets.get(index - inputs.size());
  }

  private void weigh(long[] order, int from) {
    ByteBuffer numbers = weights.begin(TensorSpec.of(weightType, count));
    for (int i = 0; i < count; i++) {
      double weight = data.weight(order[from + i]);
      if (!classWeight.isEmpty()) {
        weight *= classWeight.getOrDefault(targets.get(0).label(i), 1.0);
      }
      if (weightType == DType.FLOAT32) {
        numbers.putFloat(i * 4, (float) weight);
      } else {
        numbers.putDouble(i * 8, weight);
      }
    }
  }

  /** Samples read. */
  int count() {
    return count;
  }

  /** The inputs as tensors. */
  List<Tensor> inputs() {
    return inputs.stream().map(Column::upload).toList();
  }

  /** The targets as tensors. */
  List<Tensor> targets() {
    return targets.stream().map(Column::upload).toList();
  }

  /** The weights (N) as a tensor; null if all are 1. */
  Tensor weights() {
    return weights == null ? null : weights.upload();
  }

  /** Lets go of the batch. */
  @Override
  public void close() {
    inputs.forEach(Column::close);
    targets.forEach(Column::close);
    if (weights != null) {
      weights.close();
    }
  }
}
