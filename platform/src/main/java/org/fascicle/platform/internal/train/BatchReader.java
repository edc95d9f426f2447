package org.fascicle.platform.internal.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Assembles batches on the host, outside any step, into buffers that are used again and again. Used
 * by one thread.
 */
final class BatchReader {
  private final Dataset data;
  private final List<Column> inputs;
  private final List<Column> targets;
  private final Map<Integer, Double> classWeight;
  private final DType weightType;
  private final ByteBuffer weights;
  private final ByteBuffer[] into;
  private int count;

  /**
   * A reader.
   *
   * @param targets one a target of the data, whether wanted or not
   * @param classWeight weights by class number of the first target; empty for none
   * @param weightType element type of the weights
   * @param capacity samples a batch at most
   */
  BatchReader(
      Dataset data,
      List<Column> inputs,
      List<Column> targets,
      Map<Integer, Double> classWeight,
      DType weightType,
      int capacity) {
    this.data = data;
    this.inputs = List.copyOf(inputs);
    this.targets = List.copyOf(targets);
    this.classWeight = classWeight;
    this.weightType = weightType;
    this.into = new ByteBuffer[inputs.size() + targets.size()];
    this.weights =
        data.isWeighted() || !classWeight.isEmpty()
            ? ByteBuffer.allocateDirect(capacity * weightType.bytes())
                .order(ByteOrder.nativeOrder())
            : null;
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
    count = samples;
    for (int i = 0; i < into.length; i++) {
      into[i] = column(i).target();
    }
    data.read(order, from, samples, into);
    for (int i = 0; i < into.length; i++) {
      column(i).finish(samples, order, from);
    }
    if (weights != null) {
      weigh(order, from);
    }
  }

  private Column column(int index) {
    return index < inputs.size() ? inputs.get(index) : targets.get(index - inputs.size());
  }

  private void weigh(long[] order, int from) {
    for (int i = 0; i < count; i++) {
      double weight = data.weight(order[from + i]);
      if (!classWeight.isEmpty()) {
        weight *= classWeight.getOrDefault(targets.get(0).label(i), 1.0);
      }
      if (weightType == DType.FLOAT32) {
        weights.putFloat(i * 4, (float) weight);
      } else {
        weights.putDouble(i * 8, weight);
      }
    }
  }

  /** Fills the inputs up with copies of the last sample. */
  void pad(int to) {
    inputs.forEach(column -> column.pad(count, to));
  }

  /** Samples read. */
  int count() {
    return count;
  }

  /** The inputs as tensors. */
  List<Tensor> inputs(Session session) {
    return inputs.stream().map(column -> column.upload(session)).toList();
  }

  /** The targets as tensors. */
  List<Tensor> targets(Session session) {
    return targets.stream().map(column -> column.upload(session)).toList();
  }

  /** The weights (N) as a tensor; null if all are 1. */
  Tensor weights(Session session) {
    if (weights == null) {
      return null;
    }
    TensorSpec spec = TensorSpec.of(weightType, count);
    return session.upload(spec, weights.clear().limit(count * weightType.bytes()));
  }
}
