package org.fascicle.specs;

import java.util.Arrays;
import java.util.List;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/**
 * Specs of sets that parameters must not leave. Axes are those over which a vector's length is
 * taken: 0 for kernels (in, out) and unless set; 0, 1, 2 for kernels of images (H, W, in, out).
 */
public final class Constraints {
  private Constraints() {}

  /** No vector longer than 2. */
  public static Spec maxNorm() {
    return constraint("MaxNorm");
  }

  /** No vector longer than this. */
  public static Spec maxNorm(double maxValue, int... axis) {
    return axes(constraint("MaxNorm").with("max_value", maxValue), axis);
  }

  /** Lengths between these. */
  public static Spec minMaxNorm(double minValue, double maxValue, int... axis) {
    Spec spec = constraint("MinMaxNorm").with("min_value", minValue).with("max_value", maxValue);
    return axes(spec, axis);
  }

  /** Lengths between these, of which a step goes only a part of the way, from 0 to 1. */
  public static Spec minMaxNormAtRate(double minValue, double maxValue, double rate, int... axis) {
    return minMaxNorm(minValue, maxValue, axis).with("rate", rate);
  }

  /** Every vector of length 1. */
  public static Spec unitNorm(int... axis) {
    return axes(constraint("UnitNorm"), axis);
  }

  /** No value below 0. */
  public static Spec nonNeg() {
    return constraint("NonNeg");
  }

  private static Spec axes(Spec spec, int... axis) {
    List<Integer> axes = Arrays.stream(axis).boxed().toList();
    return axes.isEmpty() ? spec : spec.with("axis", axes);
  }

  private static Spec constraint(String type) {
    return Spec.of(Kind.CONSTRAINT, type);
  }
}
