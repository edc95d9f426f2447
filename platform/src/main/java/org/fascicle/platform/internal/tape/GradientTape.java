package org.fascicle.platform.internal.tape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.tensor.DeviceTensor;

/** A tape: the calls that ran on watched tensors, in order. Used by the thread that opened it. */
public final class GradientTape implements Tape {
  private final TapeHost host;
  private final TapeStack stack;
  private final Thread thread = Thread.currentThread();
  private final Set<Object> watched = new HashSet<>();
  private final List<RecordedCall> calls = new ArrayList<>();
  private boolean paused;
  private boolean closed;

  GradientTape(TapeHost host, TapeStack stack) {
    this.host = host;
    this.stack = stack;
  }

  @Override
  public void watch(Tensor... tensors) {
    check("Tape.watch");
    for (Tensor tensor : tensors) {
      checkSession("Tape.watch", tensor);
      if (tensor instanceof DeviceTensor d) {
        watch(d);
      }
    }
  }

  void watch(DeviceTensor tensor) {
    if (!paused && tensor.dtype().isFloating()) {
      watched.add(tensor.node());
    }
  }

  boolean watches(Tensor[] inputs) {
    if (paused || watched.isEmpty()) {
      return false;
    }
    for (Tensor input : inputs) {
      if (input instanceof DeviceTensor d && watched.contains(d.node())) {
        return true;
      }
    }
    return false;
  }

  void record(RecordedCall call) {
    call.retain();
    calls.add(call);
    for (int i = 0; i < call.outputs(); i++) {
      watch(call.output(i));
    }
  }

  @Override
  public Tensor[] gradient(Tensor[] targets, Tensor[] seeds, Tensor[] sources) {
    check("Tape.gradient");
    if (seeds.length != targets.length) {
      throw new InvalidArgumentException(
          "Tape.gradient",
          "one seed a target (null for ones)",
          seeds.length + " seeds for " + targets.length + " targets",
          "");
    }
    boolean before = paused;
    paused = true;
    try (ReversePass pass = new ReversePass(host, calls)) {
      for (int i = 0; i < targets.length; i++) {
        checkSession("Tape.gradient", targets[i]);
        pass.start(targets[i], seeds[i]);
      }
      return pass.run(sources);
    } finally {
      paused = before;
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    checkThread("Tape.close");
    closed = true;
    stack.remove(this);
    for (RecordedCall call : calls) {
      call.release();
    }
    calls.clear();
    watched.clear();
    host.tapeClosed();
  }

  private void check(String subject) {
    checkThread(subject);
    if (closed) {
      throw new ClosedException(
          subject + ": this tape is closed. Ask for gradients inside its try block.");
    }
  }

  private void checkThread(String subject) {
    if (Thread.currentThread() != thread) {
      throw new InvalidArgumentException(
          subject,
          "the thread that opened the tape, \"" + thread.getName() + "\"",
          "thread \"" + Thread.currentThread().getName() + "\"",
          "Open a tape on each thread.");
    }
  }

  private void checkSession(String subject, Tensor tensor) {
    if (tensor.session() != host.session()) {
      throw new InvalidArgumentException(
          subject,
          "tensors of session \"" + host.session().name() + "\"",
          "one of session \"" + tensor.session().name() + "\"",
          "");
    }
  }
}
