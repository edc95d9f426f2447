package org.fascicle.platform.internal.session;

/**
 * The steps of all sessions that a thread works for: its own, and those whose threads wait for it.
 * Immutable; a thread's stack is replaced.
 *
 * @param step the innermost
 * @param owner its session
 * @param below the rest; null for none
 */
record StepStack(Step step, PlatformSession owner, StepStack below) {
  /** The innermost step of a session that has not ended; null for none. */
  static Step find(StepStack stack, PlatformSession owner) {
    for (StepStack s = stack; s != null; s = s.below) {
      if (s.owner == owner && !s.step.isEnded()) {
        return s.step;
      }
    }
    return null;
  }

  /** The stack without a step, wherever in it that is. */
  static StepStack without(StepStack stack, Step step) {
    if (stack == null) {
      return null;
    }
    StepStack rest = without(stack.below, step);
    return stack.step == step ? rest : new StepStack(stack.step, stack.owner, rest);
  }
}
