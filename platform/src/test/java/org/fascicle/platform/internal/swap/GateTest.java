package org.fascicle.platform.internal.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.fascicle.platform.testing.Deadlocks;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final long FOREVER = Long.MAX_VALUE;

  private final Gate gate = new Gate();

  @Test
  void whoWantsToBeAloneWaitsForTheTokens() throws Exception {
    gate.enter();
    gate.enter();
    gate.shut();
    assertThat(gate.awaitEmpty(TimeUnit.MILLISECONDS.toNanos(10))).isFalse();
    gate.exit();
    assertThat(gate.awaitEmpty(TimeUnit.MILLISECONDS.toNanos(10))).isFalse();
    CompletableFuture<Void> other = CompletableFuture.runAsync(gate::exit);
    assertThat(gate.awaitEmpty(FOREVER)).isTrue();
    other.get();
    gate.open();
    assertThat(gate.tryEnter()).isTrue();
  }

  @Test
  void newcomersWaitUntilItOpens() throws Exception {
    gate.shut();
    assertThat(gate.tryEnter()).isFalse();
    CompletableFuture<Void> newcomer = CompletableFuture.runAsync(gate::enter);
    Thread.sleep(20);
    assertThat(newcomer.isDone()).isFalse();
    assertThat(gate.awaitEmpty(FOREVER)).isTrue();
    gate.open();
    newcomer.get(5, TimeUnit.SECONDS);
    assertThat(gate.tokens()).isEqualTo(1);
  }

  @Test
  void thoseWhoWaitMayBeLetPast() throws Exception {
    gate.enter();
    gate.shut();
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(gate::enter);
    while (!waiting.isDone()) {
      gate.letWaitingPass();
      Thread.sleep(1);
    }
    assertThat(gate.tryEnter()).as("still shut").isFalse();
    assertThat(gate.tokens()).isEqualTo(2);
    gate.exit();
    gate.exit();
    assertThat(gate.awaitEmpty(FOREVER)).isTrue();
  }

  @Test
  void anInterruptIsKeptForLater() {
    gate.enter();
    gate.shut();
    Thread.currentThread().interrupt();
    assertThat(gate.awaitEmpty(TimeUnit.MILLISECONDS.toNanos(5))).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void nobodyIsInsideWhileSomebodyIsAlone() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicBoolean broken = new AtomicBoolean();
    AtomicBoolean done = new AtomicBoolean();
    Deadlocks.within(
        Duration.ofSeconds(30),
        () -> {
          CompletableFuture<?>[] steps = new CompletableFuture<?>[4];
          for (int i = 0; i < steps.length; i++) {
            steps[i] = CompletableFuture.runAsync(() -> pass(inside, done));
          }
          for (int i = 0; i < 500; i++) {
            gate.shut();
            gate.awaitEmpty(FOREVER);
            broken.compareAndSet(false, inside.get() != 0);
            gate.open();
          }
          done.set(true);
          CompletableFuture.allOf(steps).get();
          return null;
        });
    assertThat(broken).isFalse();
    assertThat(gate.tokens()).isZero();
  }

  private void pass(AtomicInteger inside, AtomicBoolean done) {
    while (!done.get()) {
      gate.enter();
      inside.incrementAndGet();
      inside.decrementAndGet();
      gate.exit();
    }
  }
}
