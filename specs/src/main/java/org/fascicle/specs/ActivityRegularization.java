package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that adds l1 · Σ|x| + l2 · Σx², per sample, to the loss. */
public final class ActivityRegularization extends LayerBuilder<ActivityRegularization> {
  private ActivityRegularization(Spec spec) {
    super(spec, ActivityRegularization::new);
  }

  /** Neither, until set. */
  public static ActivityRegularization of() {
    return new ActivityRegularization(layer("ActivityRegularization"));
  }

  /** The weight of absolute values. */
  public ActivityRegularization l1(double l1) {
    return with("l1", l1);
  }

  /** The weight of squares. */
  public ActivityRegularization l2(double l2) {
    return with("l2", l2);
  }
}
