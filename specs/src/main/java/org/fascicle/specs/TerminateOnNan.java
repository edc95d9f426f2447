package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Ends training when the loss is not a finite number. */
public final class TerminateOnNan extends SpecBuilder<TerminateOnNan> {
  private TerminateOnNan(Spec spec) {
    super(spec, TerminateOnNan::new);
  }

  /** The callback. */
  public static TerminateOnNan of() {
    return new TerminateOnNan(Spec.of(Kind.CALLBACK, "TerminateOnNaN"));
  }
}
