package org.fascicle.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Little work on backend-cpu wakes no other thread; much work does. */
class TeamIT {
  private static final Path TASKS = Path.of("/proc/self/task");

  /** Linux cuts a thread's name after 15 characters; those that OpenMP starts inherit it. */
  private static final String NAME = "team-of-a-test";

  @RegisterExtension private static final OnCpu CPU = new OnCpu();

  private static long threads() {
    try (Stream<Path> tasks = Files.list(TASKS)) {
      return tasks.filter(task -> NAME.equals(name(task))).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty for a thread that has just ended. */
  private static String name(Path task) {
    try {
      return Files.readString(task.resolve("comm")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static Tensor ones(Session session, int size) {
    float[] values = new float[size * size];
    Arrays.fill(values, 1);
    return session.tensor(values, size, size);
  }

  private static List<Long> run() {
    try (Session session = CPU.fascicle().session("team")) {
      session.place(Placement.pinWait("cpu"));
      ones(session, 100).matmul(ones(session, 100)).relu();
      long little = threads();
      ones(session, 300).matmul(ones(session, 300));
      return List.of(little, threads());
    }
  }

  @Test
  void littleWorkIsDoneByTheThreadThatAsks() throws Exception {
    int processors = Runtime.getRuntime().availableProcessors();
    Assumptions.assumeTrue(Files.isDirectory(TASKS), "no list of the process's threads");
    Assumptions.assumeTrue(System.getenv("OMP_NUM_THREADS") == null, "the threads are set");
    FutureTask<List<Long>> counts = new FutureTask<>(TeamIT::run);
    Thread thread = new Thread(counts, NAME);
    thread.start();

    assertThat(counts.get()).containsExactly(1L, (long) processors);
    thread.join();
  }
}
