package org.fascicle.platform.internal.session;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.fascicle.platform.internal.swap.Gate;

/** A session's gate, which knows the steps inside and names those that a swap waits for. */
final class StepGate {
  private static final System.Logger LOG = System.getLogger(StepGate.class.getName());

  private final String session;
  private final long warnAfter;
  private final Gate gate = new Gate();
  private final Set<Step> steps = ConcurrentHashMap.newKeySet();

  /**
   * A gate that nobody has passed.
   *
   * @param warnAfter nanoseconds of waiting after which the log names the steps that block
   */
  StepGate(String session, long warnAfter) {
    this.session = session;
    this.warnAfter = warnAfter;
  }

  /** Takes a token for a single operation, or for a step that is announced next. */
  void enter() {
    gate.enter();
  }

  /** The token just taken is a step's. */
  void begin(Step step) {
    steps.add(step);
  }

  /** Takes a token for a thread that works for a step, which is not over. */
  void join() {
    gate.join();
  }

  /** Gives the token of a single operation back. */
  void exit() {
    gate.exit();
  }

  /** Gives a step's token back. */
  void exit(Step step) {
    steps.remove(step);
    gate.exit();
  }

  /**
   * Shuts the gate and waits until every token is back.
   *
   * @return false if that took longer than the patience; the gate is open then
   */
  boolean shut(long patience) {
    gate.shut();
    long start = System.nanoTime();
    while (true) {
      long left = patience - (System.nanoTime() - start);
      if (gate.awaitEmpty(Math.min(left, warnAfter))) {
        return true;
      }
      if (System.nanoTime() - start >= patience) {
        gate.open();
        return false;
      }
      warn(System.nanoTime() - start);
      gate.letWaitingPass();
    }
  }

  /** Lets newcomers in again. */
  void open() {
    gate.open();
  }

  private void warn(long waited) {
    String inside = steps.stream().map(Step::toString).collect(Collectors.joining("; "));
    int others = Math.max(0, gate.tokens() - steps.size());
    LOG.log(
        System.Logger.Level.WARNING,
        "Session \"{0}\": a swap has waited {1} s for: {2}{3}",
        session,
        TimeUnit.NANOSECONDS.toSeconds(waited),
        inside,
        others == 0 ? "" : (inside.isEmpty() ? "" : "; ") + others + " single operation(s)");
  }
}
