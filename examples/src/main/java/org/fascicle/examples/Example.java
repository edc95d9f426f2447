package org.fascicle.examples;

import java.util.Map;

/** A program of the courses, with the figures it is to reproduce. */
public interface Example {
  /** The identifier: {@code D1}. */
  String id();

  /** One line for people. */
  String title();

  /** The number of epochs that the course trains for; 0 if it trains nothing. */
  int epochs();

  /** What else it may be told: names, and what they mean, for people. */
  default Map<String, String> options() {
    return Map.of();
  }

  /**
   * Runs it.
   *
   * @return its figures, with the keys that {@code fascicle example --json} documents, in the order
   *     in which they are to be shown; values of JSON types
   */
  Map<String, Object> run(ExampleRun run);
}
