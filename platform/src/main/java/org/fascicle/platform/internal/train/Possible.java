package org.fascicle.platform.internal.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.TensorSpec;

/** Tries what may come before it comes. */
final class Possible {
  private Possible() {}

  /**
   * Those that a check accepts.
   *
   * @param all none if nothing is known, and nothing is refused then
   * @throws InvalidArgumentException the check's word on the first, if it refuses all
   */
  static List<TensorSpec> of(List<TensorSpec> all, Consumer<TensorSpec> check) {
    List<TensorSpec> accepted = new ArrayList<>();
    InvalidArgumentException first = null;
    for (TensorSpec one : all) {
      try {
        check.accept(one);
        accepted.add(one);
      } catch (InvalidArgumentException e) {
        first = first == null ? e : first;
      }
    }
    if (accepted.isEmpty() && first != null) {
      throw first;
    }
    return accepted;
  }
}
