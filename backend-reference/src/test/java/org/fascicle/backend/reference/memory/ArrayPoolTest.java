package org.fascicle.backend.reference.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.exception.DeviceMemoryException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.MemoryReport;
import org.junit.jupiter.api.Test;

class ArrayPoolTest {
  private static final long LIMIT = 1 << 20;

  private final ArrayPool pool = new ArrayPool(LIMIT);

  @Test
  void countsWhatIsHandedOut() {
    HeapStorage storage = pool.allocate(TensorSpec.of(DType.FLOAT32, 10, 10));
    assertThat(storage.bytes()).isEqualTo(400);
    assertThat(pool.report()).isEqualTo(new MemoryReport(448, 0, 1, 1));
    pool.free(storage);
    assertThat(pool.report()).isEqualTo(new MemoryReport(0, 448, 1, 1));
  }

  @Test
  void aSteadyStepMissesNothing() {
    for (int step = 0; step < 50; step++) {
      HeapStorage a = pool.allocate(ArrayType.FLOATS, 1000);
      HeapStorage b = pool.allocate(ArrayType.FLOATS, 1000);
      HeapStorage c = pool.allocate(ArrayType.LONGS, 1000);
      pool.free(a);
      pool.free(c);
      pool.free(b);
    }
    assertThat(pool.report().poolMisses()).isEqualTo(3);
    assertThat(pool.report().allocations()).isEqualTo(150);
  }

  @Test
  void aSecondFreeOfTheSameStorageChangesNothing() {
    HeapStorage storage = pool.allocate(ArrayType.FLOATS, 100);
    pool.free(storage);
    MemoryReport before = pool.report();
    pool.free(storage);
    assertThat(pool.report()).isEqualTo(before);
    Object first = HeapStorage.array(pool.allocate(ArrayType.FLOATS, 100));
    Object second = HeapStorage.array(pool.allocate(ArrayType.FLOATS, 100));
    assertThat(first).isNotSameAs(second);
  }

  @Test
  void aFreedStorageReadsNobodyElsesElements() {
    HeapStorage storage = pool.allocate(ArrayType.FLOATS, 100);
    pool.free(storage);
    assertThat(HeapStorage.floats(storage)).isNull();
    assertThat(storage.bytes()).isZero();
  }

  @Test
  void storagesOfOthersAreRefused() {
    HeapStorage foreign = new ArrayPool(LIMIT).allocate(ArrayType.INTS, 1);
    assertThatThrownBy(() -> pool.free(foreign)).hasMessageContaining("another backend");
    assertThatThrownBy(() -> pool.free(HostValue.of(1))).hasMessageContaining("another backend");
    assertThat(pool.report().usedBytes()).isZero();
  }

  @Test
  void whatWasNotAskedForTheLongestGoesFirst() {
    HeapStorage old = pool.allocate(ArrayType.BYTES, 700_000);
    HeapStorage recent = pool.allocate(ArrayType.SHORTS, 300_000);
    pool.free(recent);
    pool.free(old);
    assertThat(pool.report().pooledBytes()).isEqualTo(655_360);
    pool.free(pool.allocate(ArrayType.SHORTS, 300_000));
    assertThat(pool.report().poolMisses()).isEqualTo(2);
  }

  @Test
  void whatExceedsTheLimitAloneIsNotKept() {
    HeapStorage small = pool.allocate(ArrayType.BYTES, 1000);
    HeapStorage large = pool.allocate(ArrayType.BYTES, 2_000_000);
    pool.free(small);
    pool.free(large);
    assertThat(pool.report().pooledBytes()).isEqualTo(1024);
  }

  @Test
  void tooManyElementsAreRefusedWithTheBytes() {
    HeapStorage held = pool.allocate(ArrayType.BYTES, 1024);
    assertThatThrownBy(() -> pool.allocate(TensorSpec.of(DType.FLOAT64, 1L << 31)))
        .isInstanceOfSatisfying(
            DeviceMemoryException.class,
            e -> {
              assertThat(e.requestedBytes()).isEqualTo(1L << 34);
              assertThat(e.usedBytes()).isEqualTo(1024);
            });
    assertThatThrownBy(() -> pool.allocate(TensorSpec.of(DType.FLOAT64, 1L << 40, 1L << 40)))
        .isInstanceOf(DeviceMemoryException.class);
    assertThat(pool.report().usedBytes()).isEqualTo(1024);
    pool.free(held);
  }

  @Test
  void anExhaustedHeapIsReportedAndSurvived() {
    long bytes = 8L * SizeClass.MAX_LENGTH;
    assumeThat(Runtime.getRuntime().maxMemory()).as("the heap").isLessThan(bytes);
    pool.free(pool.allocate(ArrayType.BYTES, 1024));
    HeapStorage held = pool.allocate(ArrayType.SHORTS, 1024);
    assertThatThrownBy(() -> pool.allocate(ArrayType.DOUBLES, SizeClass.MAX_LENGTH))
        .isInstanceOfSatisfying(
            DeviceMemoryException.class,
            e -> {
              assertThat(e.requestedBytes()).isEqualTo(bytes);
              assertThat(e.usedBytes()).isEqualTo(2048);
              assertThat(e).hasMessageContaining("-Xmx");
            });
    // What was kept went first; what is in use is as before.
    assertThat(pool.report()).isEqualTo(new MemoryReport(2048, 0, 2, 2));
    pool.free(held);
    pool.free(pool.allocate(ArrayType.SHORTS, 1024));
    assertThat(pool.report()).isEqualTo(new MemoryReport(0, 2048, 3, 2));
  }

  @Test
  void afterCloseStoragesLiveOnAndNothingIsKept() {
    HeapStorage storage = pool.allocate(ArrayType.FLOATS, 8);
    pool.close();
    assertThat(HeapStorage.floats(storage)).isNotNull();
    assertThatThrownBy(() -> pool.allocate(ArrayType.FLOATS, 8))
        .isInstanceOf(ClosedException.class);
    pool.free(storage);
    assertThat(pool.report()).isEqualTo(new MemoryReport(0, 0, 1, 1));
  }

  @Test
  void fourThreadsNeverShareAnArray() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    CountDownLatch start = new CountDownLatch(1);
    try {
      Future<?>[] done = new Future<?>[4];
      for (int thread = 0; thread < done.length; thread++) {
        int mark = thread;
        done[thread] =
            threads.submit(
                () -> {
                  start.await();
                  for (int i = 0; i < 5000; i++) {
                    markAndCheck(mark, 16 + i % 40);
                  }
                  return null;
                });
      }
      start.countDown();
      for (Future<?> future : done) {
        future.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(pool.report().usedBytes()).isZero();
  }

  private void markAndCheck(int mark, int length) {
    HeapStorage storage = pool.allocate(ArrayType.INTS, length);
    int[] array = HeapStorage.ints(storage);
    Arrays.fill(array, mark);
    Thread.onSpinWait();
    for (int element : array) {
      assertThat(element).isEqualTo(mark);
    }
    pool.free(storage);
  }
}
