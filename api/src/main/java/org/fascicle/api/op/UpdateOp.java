package org.fascicle.api.op;

/**
 * An optimiser's update of a parameter by its gradient. Inputs: the parameter, its slots, the
 * gradient, all of one shape and type, and then what is the same for all elements.
 */
public interface UpdateOp extends NonDifferentiableCompositeOp {
  /** The number of inputs. */
  int inputCount();

  /** The gradient's place among the inputs. */
  int gradientInput();

  /**
   * Whether an element whose gradient is 0 stays what it is, in the parameter and in every slot, so
   * that an update by a gradient of a few rows has to look at those alone: see {@link
   * SparseUpdate}.
   */
  boolean leavesZeros();
}
