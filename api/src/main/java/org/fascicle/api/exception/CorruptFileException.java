package org.fascicle.api.exception;

import java.nio.file.Path;

/** A file whose content is not what its format says; nothing was loaded from it. */
public class CorruptFileException extends FascicleException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final long offset;

  /**
   * Creates the failure.
   *
   * @param file the file
   * @param offset the byte offset at which it was noticed, -1 when unknown
   * @param expected what the format asks for there
   * @param actual what the file holds
   * @param advice what to do next
   */
  public CorruptFileException(
      Path file, long offset, String expected, String actual, String advice) {
    super(
        file
            + (offset >= 0 ? " at byte " + offset : "")
            + ": expected "
            + expected
            + ", found "
            + actual
            + ". "
            + advice);
    this.file = file;
    this.offset = offset;
  }

  /** The file; null after deserialisation. */
  public Path file() {
    return file;
  }

  /** The byte offset at which it was noticed, -1 when unknown. */
  public long offset() {
    return offset;
  }
}
