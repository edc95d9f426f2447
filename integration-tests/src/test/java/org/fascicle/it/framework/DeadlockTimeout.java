package org.fascicle.it.framework;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/** Fails a test that does not end in time, with the stacks and locks of every thread. */
final class DeadlockTimeout implements TestRule {
  private static final int DEEPEST = 60;

  private final Duration limit;

  DeadlockTimeout(Duration limit) {
    this.limit = limit;
  }

  @Override
  public Statement apply(Statement test, Description description) {
    return new Statement() {
      @Override
      public void evaluate() throws Throwable {
        run(test, description.getMethodName());
      }
    };
  }

  /** On a thread of its own: one that is stuck for good cannot report. */
  private void run(Statement test, String name) throws Throwable {
    FutureTask<Throwable> outcome = new FutureTask<>(() -> failure(test));
    Thread thread = new Thread(outcome, "test " + name);
    thread.setDaemon(true);
    thread.start();
    Throwable failure;
    try {
      failure = outcome.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      String threads = threads();
      thread.interrupt();
      // Without a cause: Pax Exam would report that alone.
      throw new AssertionError(name + " did not end within " + limit + "\n" + threads);
    } catch (ExecutionException e) {
      throw e.getCause();
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static Throwable failure(Statement test) {
    try {
      test.evaluate();
      return null;
    } catch (Throwable e) { // Whatever it is, it is thrown again on the caller's thread.
      return e;
    }
  }

  private static String threads() {
    ThreadMXBean bean = ManagementFactory.getThreadMXBean();
    long[] deadlocked = bean.findDeadlockedThreads();
    StringBuilder text = new StringBuilder();
    text.append("deadlocked: ")
        .append(deadlocked == null ? "none" : Arrays.toString(deadlocked))
        .append('\n');
    for (ThreadInfo info : bean.dumpAllThreads(true, true, DEEPEST)) {
      describe(info, text);
    }
    return text.toString();
  }

  private static void describe(ThreadInfo info, StringBuilder text) {
    text.append('"').append(info.getThreadName()).append("\" #").append(info.getThreadId());
    text.append(' ').append(info.getThreadState());
    if (info.getLockName() != null) {
      text.append(" on ").append(info.getLockName());
    }
    if (info.getLockOwnerName() != null) {
      text.append(" held by \"").append(info.getLockOwnerName()).append('"');
    }
    text.append('\n');
    for (StackTraceElement frame : info.getStackTrace()) {
      text.append("    at ").append(frame).append('\n');
    }
  }
}
