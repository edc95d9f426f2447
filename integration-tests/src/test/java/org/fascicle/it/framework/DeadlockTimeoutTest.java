package org.fascicle.it.framework;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

class DeadlockTimeoutTest {
  private static final Description HANGING =
      Description.createTestDescription(DeadlockTimeoutTest.class, "hanging");

  @Test
  void aTestThatHangsFailsWithTheStacksOfAllThreads() throws InterruptedException {
    CountDownLatch forEver = new CountDownLatch(1);
    Thread other = new Thread(() -> await(forEver), "some other thread");
    other.start();
    DeadlockTimeout timeout = new DeadlockTimeout(Duration.ofMillis(100));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> timeout.apply(statement(() -> await(forEver)), HANGING).evaluate())
        .withMessageContaining("hanging did not end within PT0.1S")
        .withMessageContaining("\"test hanging\"")
        .withMessageContaining("\"some other thread\"")
        .withMessageContaining("DeadlockTimeoutTest.await");
    other.interrupt();
    other.join();
  }

  @Test
  void aTestThatFailsFailsAsItDid() throws Throwable {
    DeadlockTimeout timeout = new DeadlockTimeout(Duration.ofMinutes(1));
    timeout.apply(statement(() -> {}), HANGING).evaluate();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> timeout.apply(statement(this::fail), HANGING).evaluate())
        .withMessage("as it was thrown");
  }

  private void fail() {
    throw new IllegalStateException("as it was thrown");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Statement statement(Runnable body) {
    return new Statement() {
      @Override
      public void evaluate() {
        body.run();
      }
    };
  }
}
