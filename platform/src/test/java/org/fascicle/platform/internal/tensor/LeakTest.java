package org.fascicle.platform.internal.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.fascicle.api.tensor.LeakReport;
import org.fascicle.api.tensor.Scope;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.Sessions;
import org.fascicle.platform.testing.FakeBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // scopes are closed, not used
class LeakTest {
  private final FakeBackend backend = new FakeBackend("fake");
  private final Sessions sessions = Sessions.over(backend);
  private final Session session = sessions.session("test");

  @AfterEach
  void close() {
    sessions.close();
    assertThat(backend.memory().usedBytes()).isZero();
  }

  @Test
  void aLostTensorIsTakenBackAndCounted() throws Exception {
    Tensor kept = session.tensor(new float[] {1, 2}, 2);
    lose(kept);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (session.leaks().leakedTensors() < 3 && System.nanoTime() < end) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(session.leaks()).isEqualTo(new LeakReport(1, 8, 3, 24));
    assertThat(backend.memory().usedBytes()).isEqualTo(8);
  }

  private static void lose(Tensor kept) {
    kept.add(kept);
    kept.add(kept);
    kept.add(kept);
  }

  @Test
  void whatAScopeFreedIsNoLeak() {
    Tensor kept = session.tensor(new float[] {1, 2}, 2);
    try (Scope scope = session.scope()) {
      for (int i = 0; i < 1000; i++) {
        kept.add(kept);
      }
    }
    kept.add(kept).close();
    System.gc();
    assertThat(session.leaks()).isEqualTo(new LeakReport(1, 8, 0, 0));
  }

  @Test
  void aLongLivedScopeForgetsWhatWasClosed() {
    Tensor kept = session.tensor(new float[] {1, 2}, 2);
    try (Scope scope = session.scope()) {
      for (int i = 0; i < 100_000; i++) {
        kept.add(kept).close();
      }
      assertThat(session.leaks().liveTensors()).isEqualTo(1);
    }
  }

  @Test
  void keepTakesATensorOutOfItsScope() {
    Tensor kept;
    try (Scope scope = session.scope()) {
      kept = session.tensor(new float[] {1}, 1).keep();
    }
    assertThat(kept.toFloats()).containsExactly(1);
    kept.close();
    assertThat(session.leaks().liveTensors()).isZero();
  }
}
