package org.fascicle.charts;

import org.fascicle.api.exception.InvalidArgumentException;

/** Checks of arguments. */
final class Check {
  private Check() {}

  /** The number, which must be above 0. */
  static int positive(String what, int number) {
    if (number <= 0) {
      throw new InvalidArgumentException(what, "a number above 0", number + "", "");
    }
    return number;
  }
}
