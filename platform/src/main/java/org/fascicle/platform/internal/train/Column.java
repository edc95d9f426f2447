package org.fascicle.platform.internal.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * One input or target of a batch: read as the dataset has it, converted to what the model takes.
 */
final class Column {
  private final String name;
  private final TensorSpec read;
  private final DType wanted;
  private final LabelCheck check;
  private final ByteBuffer raw;
  private final ByteBuffer ready;
  private final Shape sample;
  private TensorSpec spec;
  private int count = -1;

  /**
   * A column.
   *
   * @param read one sample, as the dataset has it
   * @param wanted the element type that the model takes
   * @param check what the elements must be
   * @param capacity samples a batch
   */
  Column(String name, TensorSpec read, DType wanted, LabelCheck check, int capacity) {
    this.name = name;
    this.read = read;
    this.wanted = wanted;
    this.check = check;
    this.sample = read.shape();
    this.ready = buffer(wanted, capacity);
    this.raw = wanted == read.dtype() ? ready : buffer(read.dtype(), capacity);
  }

  private ByteBuffer buffer(DType dtype, int capacity) {
    long bytes = Math.multiplyExact(sample.elements() * dtype.bytes(), (long) capacity);
    if (bytes > Integer.MAX_VALUE) {
      throw new InvalidArgumentException(
          name,
          "a batch of less than 2 GiB",
          capacity + " samples of " + read + ": " + bytes + " bytes",
          "Make the batches smaller.");
    }
    return ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.nativeOrder());
  }

  /** Where the dataset writes the next batch. */
  ByteBuffer target() {
    return raw.clear();
  }

  /** Converts and checks what was written. */
  void finish(int samples, long[] indices, int from) {
    int elements = Math.toIntExact(sample.elements() * samples);
    check.batch(raw, samples, indices, from);
    if (wanted != read.dtype()) {
      // A shorter batch before, an epoch's last, has left its limit.
      Convert.elements(raw, read.dtype(), ready.clear(), wanted, elements);
    }
    if (samples != count) {
      count = samples;
      spec = TensorSpec.of(wanted, Shape.of(samples).concat(sample));
    }
  }

  /** Fills up to more samples with copies of the last one. */
  void pad(int samples, int to) {
    int bytes = Math.toIntExact(sample.elements() * wanted.bytes());
    for (int i = samples; i < to; i++) {
      ready.put(i * bytes, ready, (samples - 1) * bytes, bytes);
    }
    count = to;
    spec = TensorSpec.of(wanted, Shape.of(to).concat(sample));
  }

  /** The batch as a tensor. */
  Tensor upload(Session session) {
    return session.upload(spec, ready.clear().limit(Math.toIntExact(spec.bytes())));
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
