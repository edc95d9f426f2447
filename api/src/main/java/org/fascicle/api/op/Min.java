package org.fascicle.api.op;

import java.util.List;

/**
 * The least element along axes; of no elements ∞, for integers the highest. Where there is a NaN:
 * NaN, or the least of the others on a backend without the capability {@code NAN_THROUGH_MAX}.
 *
 * @param axes the axes to reduce, counted from 0, ascending; none for an empty list
 * @param keepDims whether reduced axes stay, with length 1
 */
public record Min(List<Integer> axes, boolean keepDims) implements ExtremeOp {
  /** Checks and copies. */
  public Min {
    axes = Rules.axes("min", axes);
  }

  @Override
  public String name() {
    return "min";
  }
}
