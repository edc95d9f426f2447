package org.fascicle.benchmarks.works;

/** A library has not what a work needs; the tables say so in place of a figure. */
public final class UnsupportedWorkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is missing.
   *
   * @param reason continues a sentence that begins with the library's name
   */
  public UnsupportedWorkException(String reason) {
    super(reason);
  }
}
