package org.fascicle.specs;

import java.util.function.Function;
import org.fascicle.api.model.Spec;

/**
 * A builder of a loss: what every loss can be told.
 *
 * @param <B> the subclass
 */
public abstract class LossBuilder<B extends LossBuilder<B>> extends SpecBuilder<B> {
  /**
   * Wraps a spec.
   *
   * @param spec what is built so far
   * @param copy the subclass's constructor
   */
  protected LossBuilder(Spec spec, Function<Spec, B> copy) {
    super(spec, copy);
  }

  /**
   * How a batch's losses become one: {@code sum_over_batch_size} (unless set), {@code mean}, {@code
   * mean_with_sample_weight} or {@code sum}.
   */
  public final B reduction(String reduction) {
    return with("reduction", reduction);
  }
}
