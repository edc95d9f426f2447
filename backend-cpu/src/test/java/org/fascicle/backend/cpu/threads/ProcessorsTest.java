package org.fascicle.backend.cpu.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessorsTest {
  private final Processors processors = new Processors(3);
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    callers.shutdownNow();
  }

  @Test
  void thoseThatRunNeverHaveMoreThreadsThanThereAreProcessors() throws Exception {
    AtomicInteger busy = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Future<?>> all = new ArrayList<>();
    for (int caller = 0; caller < 6; caller++) {
      int threads = 1 + caller % 3;
      all.add(
          callers.submit(
              () -> {
                for (int i = 0; i < 2_000; i++) {
                  processors.take(threads);
                  most.accumulateAndGet(busy.addAndGet(threads), Math::max);
                  busy.addAndGet(-threads);
                  processors.giveBack(threads);
                }
              }));
    }
    for (Future<?> one : all) {
      one.get(30, TimeUnit.SECONDS);
    }
    assertThat(most.get()).isEqualTo(3);
    assertThat(busy.get()).isZero();
  }

  @Test
  void smallOnesRunTogether() throws Exception {
    processors.take(1);
    processors.take(1);
    callers.submit(() -> processors.take(1)).get(10, TimeUnit.SECONDS);
    assertThat(callers.submit(() -> processors.take(1))).isNotDone();
    processors.giveBack(1);
  }

  @Test
  void whoWaitsGetsATurnThoughAnotherNeverPauses() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger runs = new AtomicInteger();
    Future<?> greedy =
        callers.submit(
            () -> {
              while (!stop.get()) {
                processors.take(3);
                long start = System.nanoTime();
                while (System.nanoTime() - start < 200_000) {
                  Thread.onSpinWait();
                }
                runs.incrementAndGet();
                processors.giveBack(3);
              }
            });
    while (runs.get() < 10) {
      Thread.onSpinWait();
    }
    Future<?> patient =
        callers.submit(
            () -> {
              for (int i = 0; i < 20; i++) {
                processors.take(3);
                processors.giveBack(3);
              }
            });
    try {
      patient.get(5, TimeUnit.SECONDS);
    } finally {
      stop.set(true);
    }
    greedy.get(10, TimeUnit.SECONDS);
  }
}
