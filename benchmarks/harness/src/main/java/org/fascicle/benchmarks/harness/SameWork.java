package org.fascicle.benchmarks.harness;

import java.util.Locale;
import org.fascicle.benchmarks.works.Work;

/** Refuses figures of a program that did another work than it should. */
final class SameWork {
  private SameWork() {}

  /**
   * Checks the parameters, that the loss fell, and the threads.
   *
   * @param threads processors that every program must see
   * @throws DifferentWorkException if one of them differs
   */
  static void check(Work work, int threads, Measured measured) {
    if (measured.parameters() != work.parameters()) {
      throw refused(
          work,
          measured,
          "has %,d parameters, %,d expected: another network",
          measured.parameters(),
          work.parameters());
    }
    // Not "last >= first": NaN, a loss that went astray, must not pass.
    if (work.hasLoss() && !(measured.lastLoss() < measured.firstLoss())) {
      throw refused(
          work,
          measured,
          "does not train: its loss went from %.4f to %.4f; give it more seconds if it made few"
              + " steps (%d)",
          measured.firstLoss(),
          measured.lastLoss(),
          measured.steps());
    }
    if (measured.threads() != threads) {
      throw refused(work, measured, "saw %d processors, %d expected", measured.threads(), threads);
    }
  }

  private static DifferentWorkException refused(
      Work work, Measured measured, String what, Object... values) {
    return new DifferentWorkException(
        work.name() + ": " + measured.library() + " " + String.format(Locale.ROOT, what, values));
  }
}
