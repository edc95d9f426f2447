package org.fascicle.benchmarks.harness;

import java.util.Locale;
import org.fascicle.benchmarks.works.Work;

/** Refuses figures of a program that did another work than it should. */
final class SameWork {
  private static final int FEW = 12;

  private SameWork() {}

  /**
   * Checks the parameters, that the loss fell, and the threads.
   *
   * @param threads processors that every program must see
   * @param isBare whether the program only computes: it has no loss
   * @throws DifferentWorkException if one of them differs
   */
  static void check(Work work, int threads, boolean isBare, Measured measured) {
    if (measured.parameters() != work.parameters()) {
      throw refused(
          work,
          measured,
          "has %,d parameters, %,d expected: another network",
          measured.parameters(),
          work.parameters());
    }
    if (work.hasLoss() && !isBare && !isTraining(measured)) {
      throw refused(
          work,
          measured,
          "does not train: its loss went from %.4f to %.4f in %d steps that count",
          measured.firstLoss(),
          measured.lastLoss(),
          measured.steps());
    }
    if (measured.threads() != threads) {
      throw refused(work, measured, "saw %d processors, %d expected", measured.threads(), threads);
    }
  }

  /**
   * Whether the loss fell. Of few steps it is only known to be a number: VGG16's, of nine batches
   * of eight pictures, went from 6.759 to 6.775 in one run and to 6.736 in another.
   */
  private static boolean isTraining(Measured measured) {
    // Not "last >= first": NaN, a loss that went astray, must not pass.
    return measured.steps() < FEW
        ? Double.isFinite(measured.lastLoss())
        : measured.lastLoss() < measured.firstLoss();
  }

  private static DifferentWorkException refused(
      Work work, Measured measured, String what, Object... values) {
    return new DifferentWorkException(
        work.name() + ": " + measured.library() + " " + String.format(Locale.ROOT, what, values));
  }
}
