package org.fascicle.distribution.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** On Ctrl-C, ends the work at its next step boundary and lets the command finish its report. */
final class Interruption {
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(AutoCloseable work) {
    hook = new Thread(() -> end(work), "fascicle-interruption");
  }

  /** Closes this work when the process is asked to end before the command has. */
  static Interruption closing(AutoCloseable work) {
    Interruption interruption = new Interruption(work);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void end(AutoCloseable work) {
    try {
      work.close();
      done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
