package org.fascicle.benchmarks.works;

/** One thing to measure: data that every program reads alike. */
public sealed interface Work permits Training, Inference, Kernel, Update, Start {
  /** The name on the command line and in the tables, such as {@code D9}. */
  String name();

  /** What it is, in half a line. */
  String title();

  /** The heading of its table. */
  String table();

  /** The parameters that every library must have; 0 where there are none. */
  long parameters();

  /** Whether it has a loss, which must fall. */
  default boolean hasLoss() {
    return this instanceof Training;
  }
}
