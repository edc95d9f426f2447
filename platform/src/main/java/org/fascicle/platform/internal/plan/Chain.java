package org.fascicle.platform.internal.plan;

import java.util.List;
import org.fascicle.api.op.Elementwise;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.profile.Place;

/**
 * Calls of a trace that are arithmetic on elements of one shape, and depend on each other.
 *
 * @param place where the last of them is called from; null if nothing says
 * @param reads what they read from elsewhere: results, or below zero what is given
 * @param calls which number what is read from 0, and themselves behind it
 * @param results those that others than these calls want, by number
 * @param values the same as values of the calls
 */
public record Chain(
    Place place,
    List<Source> reads,
    List<Elementwise.Call> calls,
    List<Integer> results,
    List<Integer> values) {
  /** Something that is read, in a shape. */
  public record Source(int number, TensorSpec spec) {}
}
