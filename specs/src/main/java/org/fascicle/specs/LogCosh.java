package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The mean over features of log cosh(prediction − target). */
public final class LogCosh extends LossBuilder<LogCosh> {
  private LogCosh(Spec spec) {
    super(spec, LogCosh::new);
  }

  /** The loss. */
  public static LogCosh of() {
    return new LogCosh(Spec.of(Kind.LOSS, "log_cosh"));
  }
}
