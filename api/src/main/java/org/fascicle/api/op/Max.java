package org.fascicle.api.op;

import java.util.List;

/**
 * The greatest element along axes; of no elements −∞, for integers the lowest. Where there is a
 * NaN: NaN, or the greatest of the others on a backend without the capability {@code
 * NAN_THROUGH_MAX}.
 *
 * @param axes the axes to reduce, counted from 0, ascending; none for an empty list
 * @param keepDims whether reduced axes stay, with length 1
 */
public record Max(List<Integer> axes, boolean keepDims) implements ExtremeOp {
  /** Checks and copies. */
  public Max {
    axes = Rules.axes("max", axes);
  }

  @Override
  public String name() {
    return "max";
  }
}
