package org.fascicle.plugin.datasets.idx;

import java.nio.file.Path;
import java.util.List;
import org.fascicle.api.exception.CorruptFileException;

/** What an IDX file of unsigned bytes holds. */
final class IdxArray {
  private final Path file;
  private final List<Integer> axes;
  private final byte[] data;

  /**
   * Holds what was read.
   *
   * @param file where it came from
   * @param axes axis lengths, outermost first
   * @param data the elements, row-major
   */
  IdxArray(Path file, List<Integer> axes, byte[] data) {
    this.file = file;
    this.axes = axes;
    this.data = data;
  }

  /** The length of an axis. */
  int axis(int number) {
    return axes.get(number);
  }

  /** The elements, row-major; not a copy. */
  byte[] data() {
    return data;
  }

  /**
   * Checks the length of an axis.
   *
   * @throws CorruptFileException if it is another
   */
  void requireAxis(int number, int expected, String what, String advice) {
    if (axis(number) != expected) {
      long offset = IdxReader.axisOffset(number);
      throw new CorruptFileException(
          file, offset, expected + " " + what, String.valueOf(axis(number)), advice);
    }
  }

  /**
   * Checks that every element is below a bound.
   *
   * @throws CorruptFileException if one is not
   */
  void requireBelow(int bound, String what, String advice) {
    for (int i = 0; i < data.length; i++) {
      int value = data[i] & 0xFF;
      if (value >= bound) {
        long offset = IdxReader.axisOffset(axes.size()) + i;
        throw new CorruptFileException(
            file, offset, what + " below " + bound, String.valueOf(value), advice);
      }
    }
  }
}
