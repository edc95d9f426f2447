package org.fascicle.platform.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hand-over that got lost would wait for ever. */
@Timeout(60)
class LaneTest {
  private final Lane lane = new Lane("lane");

  @AfterEach
  void close() throws InterruptedException {
    lane.close();
    assertThat(lane.awaitEnd(10_000)).isTrue();
  }

  /** Pauses of every length around those after which either side falls asleep. */
  @Test
  void noWorkIsLost() {
    for (int i = 0; i < 4_000; i++) {
      int number = i;
      long pause = TimeUnit.MICROSECONDS.toNanos(i % 120);
      long work = TimeUnit.MICROSECONDS.toNanos((i / 7) % 250);
      int result =
          lane.run(
              () -> {
                LockSupport.parkNanos(number % 3 == 0 ? work : 0);
                return number;
              },
              () -> LockSupport.parkNanos(number % 5 == 0 ? pause : 0));
      assertThat(result).isEqualTo(number);
      if (number % 2 == 0) {
        LockSupport.parkNanos(pause);
      }
    }
  }

  @Test
  void itIsAlwaysOneThread() {
    Thread first = lane.run(Thread::currentThread, () -> {});
    assertThat(first.getName()).isEqualTo("lane");
    assertThat(first.isDaemon()).isTrue();
    assertThat(lane.run(Thread::currentThread, () -> {})).isSameAs(first);
  }

  @Test
  void failuresComeAsTheyAre() {
    RuntimeException exception = new IllegalStateException("work");
    assertThatThrownBy(() -> lane.run(() -> fail(exception), () -> {})).isSameAs(exception);
    Error error = new AssertionError("work");
    assertThatThrownBy(() -> lane.run(() -> failHard(error), () -> {})).isSameAs(error);
    assertThat(lane.run(() -> 1, () -> {})).isEqualTo(1);
  }

  private static int fail(RuntimeException e) {
    throw e;
  }

  private static int failHard(Error e) {
    throw e;
  }

  /** What the caller does meanwhile may fail: the work is waited for all the same. */
  @Test
  void workIsFinishedWhateverHappensMeanwhile() {
    AtomicReference<String> done = new AtomicReference<>();
    assertThatThrownBy(
            () ->
                lane.run(
                    () -> {
                      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                      done.set("done");
                      return 1;
                    },
                    () -> fail(new IllegalStateException("meanwhile"))))
        .hasMessage("meanwhile");
    assertThat(done).hasValue("done");
  }

  @Test
  void anInterruptIsKeptForAfterwards() {
    Thread.currentThread().interrupt();
    assertThat(
            lane.run(
                () -> {
                  LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                  return 7;
                },
                () -> {}))
        .isEqualTo(7);
    assertThat(Thread.interrupted()).isTrue();
  }
}
