package org.fascicle.benchmarks;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** What a program found, as one line of JSON on standard output. */
public final class Figures {
  private Figures() {}

  /** Prints a line. */
  public static void print(Map<String, ?> figures) {
    try {
      System.out.println(JSON.std.asString(figures));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
