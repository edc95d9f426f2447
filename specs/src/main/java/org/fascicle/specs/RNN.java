package org.fascicle.specs;

import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** A layer that takes any cell along a sequence. */
public final class RNN extends LayerBuilder<RNN> {
  private RNN(Spec spec) {
    super(spec, RNN::new);
  }

  /** This cell; of several, each feeds the next. */
  public static RNN of(SpecSource... cells) {
    return new RNN(
        layer("RNN").with("cell", cells.length == 1 ? cells[0] : StackedRNNCells.of(cells)));
  }

  /** Whether h after every step comes out, (N, T, units), instead of the last; false unless set. */
  public RNN returnSequences(boolean returnSequences) {
    return with("return_sequences", returnSequences);
  }

  /** Whether the states after the last step come out, too; false unless set. */
  public RNN returnState(boolean returnState) {
    return with("return_state", returnState);
  }

  /** Whether the last step is taken first; false unless set. */
  public RNN goBackwards(boolean goBackwards) {
    return with("go_backwards", goBackwards);
  }

  /**
   * Whether a batch begins with the states that the one before ended with: sample i goes on with
   * sample i. The input says how large batches are; {@code Model.resetStates} begins anew. False
   * unless set.
   */
  public RNN stateful(boolean stateful) {
    return with("stateful", stateful);
  }

  /** Accepted for Keras's sake; the backend decides. */
  public RNN unroll(boolean unroll) {
    return with("unroll", unroll);
  }

  /** Whether masked steps give zeros, instead of the state before; false unless set. */
  public RNN zeroOutputForMask(boolean zeroOutputForMask) {
    return with("zero_output_for_mask", zeroOutputForMask);
  }
}
