package org.fascicle.api.data;

import java.nio.ByteBuffer;
import java.util.List;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Samples that can be read in any order: inputs x and targets y. Safe for use by several threads.
 * Order, shuffling and batches are the reader's.
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
   *     position on
   */
  void read(long[] indices, int from, int count, ByteBuffer[] into);

  /** What the values mean, for people: class names by number; empty if not known. */
  default List<String> classNames() {
    return List.of();
  }
}
