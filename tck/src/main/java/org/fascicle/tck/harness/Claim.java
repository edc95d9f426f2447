package org.fascicle.tck.harness;

import java.util.Objects;

/** Short assertions, so that the kit needs no test library. */
public final class Claim {
  private Claim() {}

  /** Fails with this message unless the claim holds. */
  public static void that(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }

  /** Fails unless both are equal. */
  public static void equal(Object expected, Object actual, String what) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError(what + ": expected " + expected + ", got " + actual);
    }
  }

  /**
   * Fails unless the action throws this type.
   *
   * @return what it threw
   */
  public static <T extends Throwable> T thrown(Class<T> type, String what, Action action)
      throws Exception {
    try {
      action.run();
    } catch (Throwable e) {
      if (type.isInstance(e)) {
        return type.cast(e);
      }
      throw new AssertionError(what + ": expected " + type.getSimpleName() + ", got " + e, e);
    }
    throw new AssertionError(
        what + ": expected " + type.getSimpleName() + ", but nothing was thrown");
  }

  /** Something that may throw. */
  @FunctionalInterface
  public interface Action {
    /** Does it. */
    void run() throws Exception;
  }
}
