package org.fascicle.embed.internal;

/** Closes a launch that the program forgot, or that Ctrl-C interrupts, when the JVM goes down. */
final class ShutdownHook {
  /**
   * The JVM waits for a hook. A program that calls {@code System.exit} inside a training step would
   * wait for itself, so the wait ends.
   */
  private static final long LIMIT_MILLIS = 15_000;

  private final Thread thread;

  ShutdownHook(Runnable close) {
    thread = new Thread(() -> within(close), "fascicle-shutdown");
  }

  void register() {
    Runtime.getRuntime().addShutdownHook(thread);
  }

  void unregister() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // The JVM is on its way down: the hook is what calls us, or will find nothing left to do.
    }
  }

  private static void within(Runnable close) {
    Thread worker = new Thread(close, "fascicle-close");
    worker.setDaemon(true);
    worker.start();
    try {
      worker.join(LIMIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
