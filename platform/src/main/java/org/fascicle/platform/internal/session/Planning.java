package org.fascicle.platform.internal.session;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.fascicle.api.exception.StepEndedException;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.plan.Origin;
import org.fascicle.platform.internal.plan.PlanFailedException;
import org.fascicle.platform.internal.plan.Recording;
import org.fascicle.platform.internal.plan.Trace;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.HostTensor;
import org.fascicle.platform.internal.tensor.ScopeFrame;

/**
 * Notes what the work of steps asks for, and computes it as plans; makes steps again that did the
 * same before.
 *
 * <p>To be used in steps of {@link ModelSteps}, which makes one again whose plan failed.
 */
public final class Planning {
  private static final System.Logger LOG = System.getLogger(Planning.class.getName());

  private final PlatformSession session;
  private final ThreadLocal<ThreadState> threads;

  Planning(PlatformSession session, ThreadLocal<ThreadState> threads) {
    this.session = session;
    this.threads = threads;
  }

  /**
   * Work of a step whose operations are noted first, and then run as a plan that knows all of them.
   * A value that is read on the way makes it run what has been noted so far. Inside such work, or
   * outside a step, it is simply done.
   *
   * @return the result; tensors in it (one, an array, a collection) are there, and in the scope
   *     around it
   */
  public <T> T plan(Supplier<T> work) {
    ThreadState thread = threads.get();
    return isFree(thread) ? note(thread, work, (trace, result) -> compute(thread)) : work.get();
  }

  private static boolean isFree(ThreadState thread) {
    return thread.step != null && thread.trace == null && !thread.eager;
  }

  private <T> T note(ThreadState thread, Supplier<T> work, BiConsumer<Trace, T> end) {
    thread.openFrame();
    ScopeFrame frame = thread.frame;
    Results results = new Results();
    try (Trace trace = new Trace(session.live())) {
      thread.trace = trace;
      T result = work.get();
      results.take(result, frame);
      thread.closeFrame(frame);
      frame = null;
      end.accept(trace, result);
      results.giveTo(thread.frame);
      return result;
    } finally {
      thread.trace = null;
      if (frame != null) {
        thread.closeFrame(frame);
      }
    }
  }

  /**
   * Work of a step on a batch, planned; on later batches like it the same is computed and written
   * without the work being done, unless it goes by something that has changed.
   *
   * @param owner whose work it is: always the same program, a function of the batch, of variables,
   *     and of what it learns by {@link #depending} and {@link PlatformSession#varying}
   * @param commit takes what is to be written, that of this work alone; null where nothing is
   * @return the results, in the scope around it
   */
  public Tensor[] replay(Object owner, Tensor[] batch, Commit commit, Supplier<Tensor[]> work) {
    ThreadState thread = threads.get();
    if (!isFree(thread)) {
      return work.get();
    }
    if (!session.recorders().isEmpty()) {
      return note(
          thread,
          work,
          (trace, results) -> {
            fuse(thread, commit);
            compute(thread);
          });
    }
    Attachment here = thread.step.attachment();
    Replay known = here.replays().find(owner, batch);
    return known == null
        ? record(thread, here.replays(), owner, batch, commit, work)
        : planned(() -> known.run(thread, session, here.backend(), batch, commit));
  }

  private static void fuse(ThreadState thread, Commit commit) {
    if (commit != null) {
      commit.fuse(thread.step.attachment(), thread.trace);
    }
  }

  private Tensor[] record(
      ThreadState thread,
      Replays replays,
      Object owner,
      Tensor[] batch,
      Commit commit,
      Supplier<Tensor[]> work) {
    Supplier<Tensor[]> fed =
        () -> {
          thread.trace.feed(batch);
          return work.get();
        };
    return note(
        thread,
        fed,
        (trace, results) -> {
          fuse(thread, commit);
          List<Replay.Write> writes = Replay.writes(thread.step.attachment(), trace, commit);
          List<Origin> given = Replay.origins(trace, results);
          Optional<Recording> recording = compute(thread);
          if (recording.isPresent()) {
            replays.add(owner, new Replay(batch, recording.get(), writes, given));
          } else {
            LOG.log(
                System.Logger.Level.DEBUG,
                "A step is to be asked for again each time: {0}",
                trace.irregular());
          }
        });
  }

  /**
   * A value that work goes by and that may be another one in a later step: a flag, the stage of a
   * schedule.
   */
  public <T> T depending(Supplier<T> value) {
    T now = value.get();
    Trace trace = threads.get().trace;
    if (trace != null) {
      trace.dependsOn(value, now);
    }
    return now;
  }

  /**
   * Whether arithmetic on elements of such a tensor that is asked for now will be one operation.
   */
  public boolean fuses(Tensor like) {
    ThreadState thread = threads.get();
    return thread.trace != null && Fusing.isDone(thread.step.attachment(), like.spec());
  }

  /**
   * Gradients are added up before an update begins: as parts of it, all that make them up would
   * have to be there side by side.
   */
  public void keepApart(List<Tensor> gradients) {
    Trace trace = threads.get().trace;
    for (Tensor gradient : trace == null ? List.<Tensor>of() : gradients) {
      if (gradient instanceof DeviceTensor tensor) {
        trace.keepApart(tensor);
      }
    }
  }

  /** The program has read a number. */
  void read(ThreadState thread, HostTensor value) {
    if (thread.trace != null && value.varies() != null) {
      thread.trace.dependsOn(value.varies(), value.value());
    }
  }

  /** The program has done something that is not noted, and that a later step needs it for. */
  void irregular(ThreadState thread, String why) {
    if (thread.trace != null) {
      thread.trace.irregular(why);
    }
  }

  /** The same, with something that needs at once what has been noted. */
  void interrupt(ThreadState thread, String why) {
    irregular(thread, why);
    compute(thread);
  }

  /** Computes what has been noted so far; gives what does the same again. */
  Optional<Recording> compute(ThreadState thread) {
    if (thread.trace == null) {
      return Optional.empty();
    }
    Attachment here = thread.step.attachment();
    return planned(() -> thread.trace.run(here.plans(), session.launcher(), here.backend()));
  }

  private static <T> T planned(Supplier<T> work) {
    try {
      return work.get();
    } catch (StepEndedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new PlanFailedException(e);
    }
  }

  /** The same work, whose operations run when they are asked for. */
  <T> Supplier<T> eagerly(Supplier<T> work) {
    return () -> {
      ThreadState thread = threads.get();
      boolean before = thread.eager;
      thread.eager = true;
      try {
        return work.get();
      } finally {
        thread.eager = before;
      }
    };
  }
}
