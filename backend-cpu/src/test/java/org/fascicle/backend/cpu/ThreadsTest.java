package org.fascicle.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fascicle.api.op.MatMul;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.library.Granted;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many threads compute: OpenMP's have the name of the thread they were started for. */
class ThreadsTest {
  private static final int SIZE = 512;
  private static final TensorSpec MATRIX = TensorSpec.of(DType.FLOAT32, SIZE, SIZE);
  private static final Path TASKS = Path.of("/proc/self/task");

  private final CpuBackend backend = new CpuBackend(Granted.threads(2));
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    callers.shutdownNow();
    backend.close();
  }

  @Test
  void aKernelOfOneThreadStartsNoOthers() throws Exception {
    assumeTrue(Files.isDirectory(TASKS), "the operating system does not list threads");
    assertThat(onNewThread(() -> startedBy(1))).isZero();
    assertThat(onNewThread(() -> startedBy(2))).isEqualTo(1);
    assertThat(onNewThread(() -> startedBy(0))).isEqualTo(1);
    assertThat(onNewThread(() -> startedBy(99))).isEqualTo(1);
  }

  @Test
  void whatOthersComputeMeanwhileChangesNoBit() throws Exception {
    float[] alone = onNewThread(() -> product(0));
    List<Future<float[]>> together =
        Stream.generate(() -> callers.submit(() -> product(0))).limit(8).toList();
    for (Future<float[]> one : together) {
      assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(alone);
    }
  }

  @Test
  void itSaysWhatIsInForce() {
    assertThat(backend.info().properties().get("threads")).startsWith("2 (oneDNN 2,");
    assertThat(backend.info().properties()).containsEntry("pinned", "false");
  }

  private long startedBy(int threads) throws IOException {
    Thread.currentThread().setName("computes-" + threads);
    product(threads);
    try (Stream<Path> tasks = Files.list(TASKS)) {
      return tasks.filter(task -> isNamed(task, "computes-" + threads)).count() - 1;
    }
  }

  private static boolean isNamed(Path task, String name) {
    try {
      return Files.readString(task.resolve("comm")).strip().equals(name);
    } catch (IOException e) {
      return false; // it has ended meanwhile
    }
  }

  private float[] product(int threads) {
    Kernel kernel =
        backend
            .prepare(new MatMul(false, false), List.of(MATRIX, MATRIX), Mode.INFERENCE, threads)
            .orElseThrow();
    ByteBuffer data =
        ByteBuffer.allocateDirect((int) MATRIX.bytes()).order(ByteOrder.nativeOrder());
    for (int i = 0; i < SIZE * SIZE; i++) {
      data.putFloat(i * Float.BYTES, 1f / (1 + i % 97));
    }
    Storage x = backend.allocate(MATRIX);
    Storage y = backend.allocate(MATRIX);
    Storage scratch = backend.allocate(TensorSpec.of(DType.UINT8, kernel.scratchBytes()));
    backend.upload(data, x, MATRIX);
    for (int i = 0; i < 3; i++) {
      kernel.run(new Storage[] {x, x}, new Storage[] {y}, scratch);
    }
    backend.download(y, data, MATRIX);
    Stream.of(x, y, scratch).forEach(backend::free);
    float[] result = new float[SIZE * SIZE];
    data.asFloatBuffer().get(result);
    return result;
  }

  private static <T> T onNewThread(Callable<T> work) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      return thread.submit(work).get(60, TimeUnit.SECONDS);
    } finally {
      thread.shutdownNow();
    }
  }
}
