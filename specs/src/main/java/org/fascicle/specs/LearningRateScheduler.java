package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** Sets the learning rate before each epoch by a schedule that counts epochs. */
public final class LearningRateScheduler extends SpecBuilder<LearningRateScheduler> {
  private LearningRateScheduler(Spec spec) {
    super(spec, LearningRateScheduler::new);
  }

  /** Follows this schedule; its steps are epochs. */
  public static LearningRateScheduler of(SpecSource schedule) {
    return new LearningRateScheduler(
        Spec.of(Kind.CALLBACK, "LearningRateScheduler").with("schedule", schedule.spec()));
  }

  /** 1 to tell the rate of each epoch; 0 unless set. */
  public LearningRateScheduler verbose(int verbose) {
    return with("verbose", verbose);
  }
}
