package org.fascicle.api.data;

import java.nio.ByteBuffer;
import java.util.List;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Samples that can be read in any order: inputs x and targets y, and weights if it has any. Safe
 * for use by several threads. Order, shuffling and batches are the reader's.
 *
 * <p>{@link #rescale}, {@link #take} and the like give views: nothing is read before the view is,
 * and nothing is copied but by {@link #cached}.
 */
@ConsumerType
public interface Dataset {
  /** The number of samples. */
  long size();

  /** The inputs of one sample, without the batch axis; as read. */
  List<TensorSpec> inputs();

  /** The targets of one sample, without the batch axis; as read. Empty if there are none. */
  List<TensorSpec> targets();

  /**
   * Writes samples one after the other.
   *
   * @param indices sample numbers, each below {@link #size()}
   * @param from first index to read
   * @param count how many
   * @param into one buffer an input, then one a target: native byte order, written from the
   *     position on, which moves to the end of what was written. A backend's own memory may lie
   *     behind them: they are not to be kept or written to once this has returned
   */
  void read(long[] indices, int from, int count, ByteBuffer[] into);

  /**
   * An input of all samples, read into memory.
   *
   * @param index its number among the inputs
   */
  default HostArray input(int index) {
    return Staging.column(this, index);
  }

  /**
   * A target of all samples, read into memory.
   *
   * @param index its number among the targets
   */
  default HostArray target(int index) {
    return Staging.column(this, inputs().size() + index);
  }

  /** What the values mean, for people: class names by number; empty if not known. */
  default List<String> classNames() {
    return List.of();
  }

  /** Whether samples have weights other than 1. */
  default boolean isWeighted() {
    return false;
  }

  /** The weight of a sample in the loss and in weighted metrics. */
  default float weight(long index) {
    return 1;
  }

  /**
   * Arrays as samples, without a copy: they must not change while used.
   *
   * @param x inputs; the first axis is N
   * @param y targets; the first axis is N
   * @throws org.fascicle.api.exception.ShapeMismatchException if the numbers of samples differ
   */
  static Dataset of(HostArray x, HostArray y) {
    return of(List.of(x), List.of(y));
  }

  /**
   * Arrays as samples with several inputs or targets, without a copy.
   *
   * @param x one an input; the first axis is N
   * @param y one a target; the first axis is N; empty for none
   * @throws org.fascicle.api.exception.ShapeMismatchException if the numbers of samples differ
   */
  static Dataset of(List<HostArray> x, List<HostArray> y) {
    return new ArrayDataset(x, y);
  }

  /** A view whose inputs are float32, each element times this factor. */
  default Dataset rescale(double factor) {
    return rescale(factor, 0);
  }

  /** A view whose inputs are float32, each element times a factor, plus an offset. */
  default Dataset rescale(double factor, double offset) {
    return new RescaledDataset(this, factor, offset);
  }

  /**
   * A view whose first input has another shape.
   *
   * @param dims the axes of one sample; one of them may be −1, which takes what remains
   * @throws org.fascicle.api.exception.ShapeMismatchException if the elements do not fit
   */
  default Dataset reshape(long... dims) {
    return new ReshapedDataset(this, dims);
  }

  /**
   * A view whose first target, one integer label a sample, is a float32 row with 1 at the label.
   * Reading a label out of range throws {@link
   * org.fascicle.api.exception.InvalidArgumentException}, which names label and sample.
   *
   * @param classes K, the number of classes
   */
  default Dataset oneHot(int classes) {
    return new OneHotDataset(this, classes);
  }

  /** A view of samples {@code from} (inclusive) to {@code to} (exclusive). */
  default Dataset range(long from, long to) {
    return SelectedDataset.range(this, from, to);
  }

  /** A view of the first samples; of all if there are fewer. */
  default Dataset take(long count) {
    return range(0, Math.min(count, size()));
  }

  /** A view without the first samples. */
  default Dataset skip(long count) {
    return range(Math.min(count, size()), size());
  }

  /** A view of these samples, in this order. */
  default Dataset select(long... indices) {
    return SelectedDataset.of(this, indices);
  }

  /** A view in an order that depends on the seed alone. */
  default Dataset shuffled(long seed) {
    return SelectedDataset.shuffled(this, seed);
  }

  /** A view with weights, one a sample. */
  default Dataset weighted(float... weights) {
    return new WeightedDataset(this, weights);
  }

  /** A copy of everything in memory, so that costly views are computed once. */
  default Dataset cached() {
    return ArrayDataset.copyOf(this);
  }
}
