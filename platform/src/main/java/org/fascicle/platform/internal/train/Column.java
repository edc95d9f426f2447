package org.fascicle.platform.internal.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.session.Staging;

/**
 * One input or target of a batch: read as the dataset has it, converted to what the model takes.
 */
final class Column implements AutoCloseable {
  private final String name;
  private final TensorSpec read;
  private final DType wanted;
  private final LabelCheck check;
  private final Shape sample;
  private final Staging staging;
  private final ByteBuffer converted;
  private ByteBuffer raw;
  private ByteBuffer ready;
  private TensorSpec spec;

  /**
   * A column.
   *
   * @param read one sample, as the dataset has it
   * @param wanted the element type that the model takes
   * @param check what the elements must be
   * @param capacity samples a batch
   * @param staging what the model takes is written there
   */
  Column(
      String name, TensorSpec read, DType wanted, LabelCheck check, int capacity, Staging staging) {
    this.name = name;
    this.read = read;
    this.wanted = wanted;
    this.check = check;
    this.sample = read.shape();
    this.staging = staging;
    bytes(wanted, capacity); // refuses batches that no buffer holds before anything is read
    this.converted =
        wanted == read.dtype()
            ? null
            : ByteBuffer.allocateDirect(bytes(read.dtype(), capacity))
                .order(ByteOrder.nativeOrder());
  }

  private int bytes(DType dtype, int capacity) {
    long bytes = Math.multiplyExact(sample.elements() * dtype.bytes(), (long) capacity);
    if (bytes > Integer.MAX_VALUE) {
      throw new InvalidArgumentException(
          name,
          "a batch of less than 2 GiB",
          capacity + " samples of " + read + ": " + bytes + " bytes",
          "Make the batches smaller.");
    }
    return (int) bytes;
  }

  /**
   * Where the dataset writes the next batch.
   *
   * @param samples how many the batch has in the end
   */
  ByteBuffer target(int samples) {
    Shape shape = Shape.of(samples).concat(sample);
    if (spec == null || !spec.shape().equals(shape)) {
      spec = TensorSpec.of(wanted, shape);
    }
    ready = staging.begin(spec);
    raw = converted == null ? ready : converted.clear();
    return raw;
  }

  /** Converts and checks what was written. */
  void finish(int samples, long[] indices, int from) {
    int elements = Math.toIntExact(sample.elements() * samples);
    check.batch(raw, samples, indices, from);
    if (wanted != read.dtype()) {
      Convert.elements(raw, read.dtype(), ready, wanted, elements);
    }
  }

  /** Fills up to more samples with copies of the last one. */
  void pad(int samples, int to) {
    int bytes = Math.toIntExact(sample.elements() * wanted.bytes());
    for (int i = samples; i < to; i++) {
      ready.put(i * bytes, ready, (samples - 1) * bytes, bytes);
    }
  }

  /** The batch as a tensor. */
  Tensor upload() {
    return staging.upload();
  }

  /** Lets go of the batch. */
  @Override
  public void close() {
    staging.close();
  }

  /** The class of a sample: its number, or the place of the largest element. */
  int label(int index) {
    int width = Math.toIntExact(sample.elements());
    if (width == 1) {
      return (int) Convert.real(raw, read.dtype(), index);
    }
    int best = 0;
    for (int k = 1; k < width; k++) {
      double value = Convert.real(raw, read.dtype(), index * width + k);
      if (value > Convert.real(raw, read.dtype(), index * width + best)) {
        best = k;
      }
    }
    return best;
  }
}
