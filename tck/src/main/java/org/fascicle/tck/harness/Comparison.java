package org.fascicle.tck.harness;

import java.util.List;
import org.fascicle.api.tensor.DType;

/** Holds results to what was expected. */
public final class Comparison {
  private Comparison() {}

  /**
   * Compares arrays one by one.
   *
   * @throws AssertionError on the first difference: which array, which element, both values, and
   *     the tolerance
   */
  public static void check(String what, List<Values> want, List<Values> got, Tolerance tolerance) {
    if (want.size() != got.size()) {
      throw new AssertionError(what + ": " + want.size() + " arrays expected, got " + got.size());
    }
    for (int i = 0; i < want.size(); i++) {
      check(what + " " + i, want.get(i), got.get(i), tolerance);
    }
  }

  /** Compares two arrays; the expected one may be float64 where the other is float32. */
  public static void check(String what, Values want, Values got, Tolerance tolerance) {
    if (want == null || got == null) {
      if (want != got) {
        throw new AssertionError(
            what + ": expected " + (want == null ? "none" : want) + ", got " + got);
      }
      return;
    }
    if (!want.spec().shape().equals(got.spec().shape())) {
      throw new AssertionError(what + ": expected " + want.spec() + ", got " + got.spec());
    }
    double scale = scale(want);
    for (int i = 0; i < want.size(); i++) {
      boolean same = want.isReal() ? close(want, got, i, scale, tolerance) : equal(want, got, i);
      if (!same) {
        throw new AssertionError(difference(what, want, got, i, scale, tolerance));
      }
    }
  }

  private static boolean equal(Values want, Values got, int i) {
    return !got.isReal() && want.integer(i) == got.integer(i);
  }

  private static boolean close(Values want, Values got, int i, double scale, Tolerance tolerance) {
    double w = want.real(i);
    double g = got.real(i);
    if (Double.isNaN(w) || Double.isNaN(g)) {
      return Double.isNaN(w) && Double.isNaN(g);
    }
    DType dtype = got.spec().dtype();
    if (tolerance.isExact()) {
      return Double.compare(w, g) == 0;
    }
    double limit = dtype == DType.FLOAT64 ? Double.MAX_VALUE : Float.MAX_VALUE;
    if (Math.abs(w) > limit * (1 - 1e-6) || Double.isInfinite(g)) {
      // Overflow may set in a little early or late.
      return Math.signum(w) == Math.signum(g)
          && Math.abs(w) > limit * (1 - 1e-6)
          && Math.abs(g) > limit * (1 - 1e-5);
    }
    return Math.abs(w - g) <= tolerance.allowed(dtype, w, scale);
  }

  /** The largest finite magnitude. */
  private static double scale(Values want) {
    double scale = 0;
    for (int i = 0; want.isReal() && i < want.size(); i++) {
      double magnitude = Math.abs(want.real(i));
      scale = Double.isFinite(magnitude) ? Math.max(scale, magnitude) : scale;
    }
    return scale;
  }

  private static String difference(
      String what, Values want, Values got, int i, double scale, Tolerance tolerance) {
    String allowed =
        want.isReal() && !tolerance.isExact()
            ? " ± " + tolerance.allowed(got.spec().dtype(), want.real(i), scale)
            : " exactly";
    String expected = want.isReal() ? "" + want.real(i) : "" + want.integer(i);
    String actual = got.isReal() ? "" + got.real(i) : "" + got.integer(i);
    return what
        + ", element "
        + i
        + " of "
        + got.spec()
        + ": expected "
        + expected
        + allowed
        + ", got "
        + actual;
  }
}
