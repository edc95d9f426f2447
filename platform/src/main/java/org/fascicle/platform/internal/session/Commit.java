package org.fascicle.platform.internal.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.plan.Trace;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.VariableCell;

/**
 * What a step will change, collected while it computes: nothing is written before all of it is
 * ready and no reader is inside. Each variable changes at most once a step. Used by the step's
 * thread.
 */
public final class Commit {
  private final PlatformSession session;
  private final List<StagedUpdate> updates = new ArrayList<>();
  private final Set<VariableCell> written = new HashSet<>();
  private final List<Runnable> afterwards = new ArrayList<>();

  Commit(PlatformSession session) {
    this.session = session;
  }

  /**
   * Gets an update operation ready: checks it, prepares its kernel, reserves its memory; or
   * computes the new values, if it is run by its parts.
   *
   * @param inputs donated ones are variables' values
   */
  public void update(Op op, Tensor... inputs) {
    List<StagedUpdate> staged = session.stage(op, inputs);
    updates.addAll(staged);
    for (StagedUpdate update : staged) {
      update.targets().stream()
          .filter(target -> target != null)
          .forEach(target -> mark(op.name(), target));
    }
  }

  /** Gives a variable the value of a tensor, without a copy. */
  public void assign(VariableCell variable, Tensor value) {
    DeviceTensor tensor = session.ours("Variable \"" + variable.name() + "\"", value);
    variable.check(tensor.spec());
    mark("assign", variable);
    updates.add(StagedUpdate.ofValue(variable, tensor));
  }

  /** Runs after everything was written, still alone: counters and positions. Must not throw. */
  public void afterwards(Runnable action) {
    afterwards.add(action);
  }

  /** Takes an update that is ready, of variables that no other one writes. */
  void add(StagedUpdate update) {
    updates.add(update);
  }

  /** What is to be written so far. */
  List<StagedUpdate> updates() {
    return updates;
  }

  /** Writes in place, without memory for what lies between, where a step has noted arithmetic. */
  void fuse(Attachment here, Trace trace) {
    Fusing.fuse(session, here, trace, updates);
  }

  private void mark(String subject, VariableCell variable) {
    if (!written.add(variable)) {
      throw new InvalidArgumentException(
          subject,
          "variables that this step has not written yet",
          "\"" + variable.name() + "\" a second time",
          "Compute the final value first, and write it once.");
    }
  }

  void run() {
    updates.forEach(StagedUpdate::run);
    afterwards.forEach(Runnable::run);
  }

  void discard() {
    updates.forEach(StagedUpdate::close);
    updates.clear();
  }
}
