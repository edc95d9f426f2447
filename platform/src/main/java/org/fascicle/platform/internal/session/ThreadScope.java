package org.fascicle.platform.internal.session;

import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.Scope;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.ScopeFrame;

/** A scope that a user opened. */
final class ThreadScope implements Scope {
  private final ThreadState state;
  private final ScopeFrame frame;
  private final Thread thread = Thread.currentThread();
  private boolean closed;

  ThreadScope(ThreadState state) {
    this.state = state;
    state.openFrame();
    this.frame = state.frame();
  }

  @Override
  public <T extends Tensor> T keep(T tensor) {
    checkThread("Scope.keep");
    if (tensor instanceof DeviceTensor d && frame.owns(d)) {
      d.into(frame.parent());
    }
    return tensor;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    checkThread("Scope.close");
    closed = true;
    if (state.isOpen(frame)) {
      state.closeFrame(frame);
    }
  }

  private void checkThread(String subject) {
    if (Thread.currentThread() != thread) {
      throw new InvalidArgumentException(
          subject,
          "the thread that opened the scope, \"" + thread.getName() + "\"",
          "thread \"" + Thread.currentThread().getName() + "\"",
          "Open a scope on each thread.");
    }
  }
}
