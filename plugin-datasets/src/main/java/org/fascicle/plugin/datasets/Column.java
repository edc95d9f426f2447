package org.fascicle.plugin.datasets;

import java.nio.ByteBuffer;
import org.fascicle.api.tensor.TensorSpec;

/** One input or target of every sample. */
public interface Column {
  /** Shape and type of one sample. */
  TensorSpec spec();

  /**
   * Writes samples one after the other, from the buffer's position on, which moves behind them.
   *
   * @param indices sample numbers
   * @param from first index to read
   * @param count how many
   * @param into in native byte order
   */
  void read(long[] indices, int from, int count, ByteBuffer into);
}
