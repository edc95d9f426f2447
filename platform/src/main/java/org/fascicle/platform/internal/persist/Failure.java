package org.fascicle.platform.internal.persist;

import java.nio.file.Path;
import org.fascicle.api.exception.CorruptFileException;

/**
 * Where in a file one is reading, for failures.
 *
 * @param file the file
 * @param entry the entry of the archive; empty for the archive itself
 * @param base the offset of the entry's first byte in the file; -1 if not known
 */
record Failure(Path file, String entry, long base) {
  /**
   * The file is not what it should be.
   *
   * @param offset within the entry; -1 if not known
   */
  CorruptFileException corrupt(long offset, String expected, String actual) {
    String what = entry.isEmpty() ? expected : "in " + entry + " " + expected;
    long at = base < 0 || offset < 0 ? -1 : base + offset;
    return new CorruptFileException(
        file,
        at,
        what,
        actual,
        "The file is damaged or was not written completely; use another copy of it.");
  }
}
