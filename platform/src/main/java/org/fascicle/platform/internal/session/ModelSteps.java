package org.fascicle.platform.internal.session;

import java.util.function.Function;
import java.util.function.Supplier;
import org.fascicle.api.exception.StepEndedException;
import org.fascicle.platform.internal.plan.PlanFailedException;
import org.fascicle.platform.internal.swap.Gate;

/**
 * The steps of one model: readers run together; what a training step changes is written at its end,
 * all at once, while no reader is inside.
 *
 * <pre>{@code
 * Logs logs = steps.train(commit -> {
 *   try (Tape tape = session.tape()) {
 *     Tensor loss = …;                                  // reads variables: as before this step
 *     Tensor[] gradients = tape.gradient(loss, parameters);
 *     commit.update(new AdamUpdate(…), …);              // staged
 *     commit.assign(runningMean, nextMean);             // staged
 *     commit.afterwards(() -> position.advance());      // staged
 *     return …;
 *   }
 * });                                                   // written here, or not at all
 * Tensor y = steps.read(() -> forward(x));
 * }</pre>
 *
 * <p>Each runs on a lane of the session, on one backend from beginning to end, in a scope of its
 * own; tensors in what it returns (one, an array, a collection) are kept in the caller's scope. One
 * thread trains at a time; that is the caller's to ensure.
 */
public final class ModelSteps {
  private static final System.Logger LOG = System.getLogger(ModelSteps.class.getName());

  private final PlatformSession session;
  private final Gate readers = new Gate();

  /** Steps of a model in a session. */
  public ModelSteps(PlatformSession session) {
    this.session = session;
  }

  /**
   * A training step: computes, then writes what was staged, then advances the random counter. If it
   * fails, nothing is written. If its backend is taken away by its own thread, it is run again on
   * the next backend, from the same state; if a plan in it fails, operation by operation, so that
   * the failure comes from where the operation was asked for.
   *
   * @param compute may run more than once
   * @param meanwhile done by the calling thread while it would wait; may run more than once
   */
  public <T> T train(Function<Commit, T> compute, Runnable meanwhile) {
    return retrying(
        () -> computeAndWrite(compute), attempt -> session.step(attempt, true, meanwhile));
  }

  /** The same with nothing else to do. */
  public <T> T train(Function<Commit, T> compute) {
    return train(compute, () -> {});
  }

  private <T> T retrying(Supplier<T> work, Function<Supplier<T>, T> run) {
    Supplier<T> attempt = work;
    while (true) {
      try {
        return run.apply(attempt);
      } catch (PlanFailedException e) {
        LOG.log(System.Logger.Level.DEBUG, "Running the step again by its operations", e);
        attempt = session.planning().eagerly(work);
      } catch (StepEndedException e) {
        if (session.isInStep()) {
          throw e; // the step around this one has ended: only its owner can run it again
        }
        LOG.log(System.Logger.Level.INFO, "Running the step again: {0}", e.getMessage());
      }
    }
  }

  /**
   * A step that changes variables but draws no random numbers: setting weights, loading.
   *
   * @param compute may run more than once
   * @param meanwhile done by the calling thread while it would wait; may run more than once
   */
  public <T> T write(Function<Commit, T> compute, Runnable meanwhile) {
    return retrying(
        () -> computeAndWrite(compute), attempt -> session.step(attempt, false, meanwhile));
  }

  /** The same with nothing else to do. */
  public <T> T write(Function<Commit, T> compute) {
    return write(compute, () -> {});
  }

  /**
   * A step that only reads: a batch of predict or evaluate. Never sees half an update.
   *
   * @param work may run more than once
   */
  public <T> T read(Supplier<T> work) {
    return retrying(() -> unwritten(work), attempt -> session.step(attempt, false, () -> {}));
  }

  /**
   * Reads values on the calling thread, without an operation: sums of metrics. Never sees half an
   * update.
   *
   * @param work may run more than once
   */
  public <T> T look(Supplier<T> work) {
    return retrying(() -> unwritten(work), session::look);
  }

  private <T> T unwritten(Supplier<T> work) {
    readers.enter();
    try {
      return work.get();
    } finally {
      readers.exit();
    }
  }

  private <T> T computeAndWrite(Function<Commit, T> compute) {
    Commit commit = new Commit(session);
    try {
      T result = compute.apply(commit);
      session.checkStep();
      write(commit);
      return result;
    } finally {
      commit.discard();
    }
  }

  /** Readers hold a session's token before they enter here, so waiting for them ends. */
  private void write(Commit commit) {
    readers.shut();
    try {
      readers.awaitEmpty(Long.MAX_VALUE);
      commit.run();
    } finally {
      readers.open();
    }
  }
}
