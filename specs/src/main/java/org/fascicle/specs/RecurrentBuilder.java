package org.fascicle.specs;

import java.util.function.Function;
import org.fascicle.api.model.Spec;

/**
 * A builder of a recurrent layer: what every one can be told.
 *
 * @param <B> the subclass
 */
public abstract class RecurrentBuilder<B extends RecurrentBuilder<B>> extends CellBuilder<B> {
  /**
   * Wraps a spec.
   *
   * @param spec what is built so far
   * @param copy the subclass's constructor
   */
  protected RecurrentBuilder(Spec spec, Function<Spec, B> copy) {
    super(spec, copy);
  }

  /** Whether h after every step comes out, (N, T, units), instead of the last; false unless set. */
  public final B returnSequences(boolean returnSequences) {
    return with("return_sequences", returnSequences);
  }

  /** Whether the states after the last step come out, too; false unless set. */
  public final B returnState(boolean returnState) {
    return with("return_state", returnState);
  }

  /** Whether the last step is taken first; false unless set. */
  public final B goBackwards(boolean goBackwards) {
    return with("go_backwards", goBackwards);
  }

  /**
   * Whether a batch begins with the states that the one before ended with: sample i goes on with
   * sample i. The input says how large batches are; {@code Model.resetStates} begins anew. False
   * unless set.
   */
  public final B stateful(boolean stateful) {
    return with("stateful", stateful);
  }

  /** Accepted for Keras's sake; the backend decides. */
  public final B unroll(boolean unroll) {
    return with("unroll", unroll);
  }

  /** Whether masked steps give zeros, instead of the state before; false unless set. */
  public final B zeroOutputForMask(boolean zeroOutputForMask) {
    return with("zero_output_for_mask", zeroOutputForMask);
  }
}
