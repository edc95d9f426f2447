package org.fascicle.distribution.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fascicle.api.model.CancelToken;

/**
 * Ctrl-C: cancels what the command trains at its next step boundary and lets the command save what
 * there is; closes the platform under a command that takes no notice.
 */
final class Interruption {
  private static final long PATIENCE_SECONDS = 20;

  private final CancelToken token = new CancelToken();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean isHeeded;

  private Interruption(AutoCloseable work) {
    hook = new Thread(() -> end(work), "fascicle-interruption");
  }

  /** Closes this work when the process is asked to end before the command has. */
  static Interruption closing(AutoCloseable work) {
    Interruption interruption = new Interruption(work);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Ends training at a step boundary, once there was a Ctrl-C. */
  CancelToken token() {
    isHeeded = true;
    return token;
  }

  /** Whether the process was asked to end. */
  boolean happened() {
    return token.isCancelled();
  }

  private void end(AutoCloseable work) {
    token.cancel();
    try {
      if (!isHeeded || !done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        work.close();
        done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (Exception e) {
      System.getLogger("org.fascicle").log(System.Logger.Level.WARNING, "Closing failed", e);
    }
  }

  /** Says that the command has ended. */
  void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // The hook itself waits for us: nothing is left to do.
    }
  }
}
