package org.fascicle.benchmarks.works;

/** Something that a library does again and again. */
public interface Action extends AutoCloseable {
  /**
   * Does it once, to its end.
   *
   * @param number how often it was done before
   */
  void run(int number);

  @Override
  void close();
}
