package org.fascicle.platform.internal.config;

import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;

/** Adds to a refusal which layer or option it is about. */
public final class Where {
  private Where() {}

  /** The same refusal, of the same type, that also says where. */
  public static InvalidArgumentException in(String where, InvalidArgumentException refusal) {
    if (refusal.subject().startsWith(where)) {
      return refusal;
    }
    String subject = where + ": " + refusal.subject();
    InvalidArgumentException located = copy(subject, refusal);
    located.initCause(refusal);
    return located;
  }

  private static InvalidArgumentException copy(String subject, InvalidArgumentException of) {
    if (of instanceof ShapeMismatchException) {
      return new ShapeMismatchException(subject, of.expected(), of.actual(), of.advice());
    }
    if (of instanceof DTypeMismatchException) {
      return new DTypeMismatchException(subject, of.expected(), of.actual(), of.advice());
    }
    return new InvalidArgumentException(subject, of.expected(), of.actual(), of.advice());
  }
}
