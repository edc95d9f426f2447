package org.fascicle.embed.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.fascicle.api.exception.ClosedException;

/** A framework that runs, until it is closed or the JVM goes down. */
public final class RunningFramework implements AutoCloseable {
  private final FrameworkSide side;
  private final Workspace workspace;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ShutdownHook hook = new ShutdownHook(this::close);

  RunningFramework(FrameworkSide side, Workspace workspace, boolean closesOnExit) {
    this.side = side;
    this.workspace = workspace;
    if (closesOnExit) {
      hook.register();
    }
  }

  /**
   * The way in.
   *
   * @throws ClosedException after {@link #close()}
   */
  public FrameworkSide side() {
    if (closed.get()) {
      throw new ClosedException("This Fascicle is closed. Launch another with Fascicle.launch().");
    }
    return side;
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    hook.unregister();
    workspace.close();
  }
}
