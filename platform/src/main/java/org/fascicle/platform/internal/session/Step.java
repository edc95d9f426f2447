package org.fascicle.platform.internal.session;

import org.fascicle.platform.internal.swap.Binding;

/** Work on one backend from beginning to end; holds a token of the session's gate. */
final class Step {
  private final Binding binding;
  private final boolean tape;

  /**
   * A step that has begun.
   *
   * @param tape whether it lasts as long as a tape is open
   */
  Step(Binding binding, boolean tape) {
    this.binding = binding;
    this.tape = tape;
  }

  Binding binding() {
    return binding;
  }

  boolean isTape() {
    return tape;
  }
}
