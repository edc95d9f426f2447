package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Ends training when a monitored value has stopped getting better. */
public final class EarlyStopping extends SpecBuilder<EarlyStopping> {
  private EarlyStopping(Spec spec) {
    super(spec, EarlyStopping::new);
  }

  /** Watches {@code val_loss}. */
  public static EarlyStopping of() {
    return new EarlyStopping(Spec.of(Kind.CALLBACK, "EarlyStopping"));
  }

  /** Watches this value of the history: {@code val_accuracy}. */
  public static EarlyStopping of(String monitor) {
    return new EarlyStopping(Spec.of(Kind.CALLBACK, "EarlyStopping").with("monitor", monitor));
  }

  /** The least change that counts as better; 0 unless set. */
  public EarlyStopping minDelta(double minDelta) {
    return with("min_delta", minDelta);
  }

  /** Epochs without getting better before training ends; 0 unless set. */
  public EarlyStopping patience(int patience) {
    return with("patience", patience);
  }

  /**
   * How to tell better: {@code min}, {@code max}, or {@code auto}, which looks at the name; {@code
   * auto} unless set.
   */
  public EarlyStopping mode(String mode) {
    return with("mode", mode);
  }

  /** A value that must be beaten to count as better. */
  public EarlyStopping baseline(double baseline) {
    return with("baseline", baseline);
  }

  /** Whether the weights of the best epoch are put back at the end; false unless set. */
  public EarlyStopping restoreBestWeights(boolean restore) {
    return with("restore_best_weights", restore);
  }

  /** Epochs to wait before watching; 0 unless set. */
  public EarlyStopping startFromEpoch(int epochs) {
    return with("start_from_epoch", epochs);
  }
}
