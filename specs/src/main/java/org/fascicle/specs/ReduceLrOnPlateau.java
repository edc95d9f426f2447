package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Lowers the learning rate when a monitored value has stopped getting better. */
public final class ReduceLrOnPlateau extends SpecBuilder<ReduceLrOnPlateau> {
  private ReduceLrOnPlateau(Spec spec) {
    super(spec, ReduceLrOnPlateau::new);
  }

  /** Watches {@code val_loss}. */
  public static ReduceLrOnPlateau of() {
    return new ReduceLrOnPlateau(Spec.of(Kind.CALLBACK, "ReduceLROnPlateau"));
  }

  /** Watches this value of the history: {@code val_accuracy}. */
  public static ReduceLrOnPlateau of(String monitor) {
    return new ReduceLrOnPlateau(
        Spec.of(Kind.CALLBACK, "ReduceLROnPlateau").with("monitor", monitor));
  }

  /** What the rate is multiplied by; 0.1 unless set. */
  public ReduceLrOnPlateau factor(double factor) {
    return with("factor", factor);
  }

  /** Epochs without getting better before the rate is lowered; 10 unless set. */
  public ReduceLrOnPlateau patience(int patience) {
    return with("patience", patience);
  }

  /** 1 to tell of each change; 0 unless set. */
  public ReduceLrOnPlateau verbose(int verbose) {
    return with("verbose", verbose);
  }

  /** How to tell better: {@code min}, {@code max} or {@code auto}, which looks at the name. */
  public ReduceLrOnPlateau mode(String mode) {
    return with("mode", mode);
  }

  /** The least change that counts as better; 0.0001 unless set. */
  public ReduceLrOnPlateau minDelta(double minDelta) {
    return with("min_delta", minDelta);
  }

  /** Epochs after a change in which nothing is counted; 0 unless set. */
  public ReduceLrOnPlateau cooldown(int epochs) {
    return with("cooldown", epochs);
  }

  /** The rate is never lowered below this; 0 unless set. */
  public ReduceLrOnPlateau minLr(double minLr) {
    return with("min_lr", minLr);
  }
}
