package org.fascicle.backend.cpu.library;

import java.util.OptionalInt;
import org.fascicle.spi.backend.Threading;

/** What a host grants in a test. */
public record Granted(OptionalInt threads, boolean pinned) implements Threading {
  /** So many threads. */
  public static Granted threads(int number) {
    return new Granted(OptionalInt.of(number), false);
  }
}
