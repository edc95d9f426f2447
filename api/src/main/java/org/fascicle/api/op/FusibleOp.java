package org.fascicle.api.op;

import java.util.Optional;

/**
 * An operation that a function of each element of its first result can be joined to, so that one
 * kernel computes both: what plans do where nobody else reads that result, and the backend has a
 * kernel for it.
 *
 * <p>A gradient rule of an operation without a function does not read the first result: nobody
 * keeps it for that.
 */
public interface FusibleOp extends Op {
  /**
   * This operation and then a function: the same inputs, the same results but for the first.
   *
   * @param function what follows
   * @return empty where there already is a function
   */
  Optional<Op> followedBy(Pointwise function);

  /** The function that follows; {@link Pointwise#LINEAR} for none. */
  Pointwise activation();

  /** This operation without a function. */
  Op plain();
}
