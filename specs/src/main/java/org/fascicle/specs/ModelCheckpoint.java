package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Saves the model after each epoch, or after each that got better. */
public final class ModelCheckpoint extends SpecBuilder<ModelCheckpoint> {
  private ModelCheckpoint(Spec spec) {
    super(spec, ModelCheckpoint::new);
  }

  /**
   * Saves to this path; {@code {epoch}} and values of the history in braces are replaced, with an
   * optional format: {@code model-{epoch:02d}-{val_loss:.2f}.zip}.
   */
  public static ModelCheckpoint of(String filepath) {
    return new ModelCheckpoint(
        Spec.of(Kind.CALLBACK, "ModelCheckpoint").with("filepath", filepath));
  }

  /** The value of the history to watch; {@code val_loss} unless set. */
  public ModelCheckpoint monitor(String monitor) {
    return with("monitor", monitor);
  }

  /** Whether to save only when the monitored value got better; false unless set. */
  public ModelCheckpoint saveBestOnly(boolean bestOnly) {
    return with("save_best_only", bestOnly);
  }

  /**
   * How to tell better: {@code min}, {@code max}, or {@code auto}, which looks at the name; {@code
   * auto} unless set.
   */
  public ModelCheckpoint mode(String mode) {
    return with("mode", mode);
  }

  /** A value that must be beaten before anything is saved. */
  public ModelCheckpoint initialValueThreshold(double threshold) {
    return with("initial_value_threshold", threshold);
  }
}
