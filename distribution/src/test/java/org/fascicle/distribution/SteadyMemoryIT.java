package org.fascicle.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Model;
import org.fascicle.embed.Fascicle;
import org.fascicle.specs.Adam;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Dropout;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.MemoryReport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * A fit on backend-cpu takes nothing from the system once it is warm, and little of Java's heap.
 * The long form, with the process's resident memory, is a benchmark.
 */
class SteadyMemoryIT {
  private static final int STEPS_AN_EPOCH = 50;
  private static final int BATCH = 32;
  private static final int EPOCHS = 12;
  private static final int WARM = 300;
  private static final long MOST_HEAP_A_STEP = 64 << 10;

  private record Point(MemoryReport memory, long javacppBytes) {}

  private final Map<Integer, Point> points = new HashMap<>();
  private final Set<Long> used = new HashSet<>();
  private final List<Map<Long, Long>> heap = new ArrayList<>();
  private int steps;

  @Test
  void nothingGrowsAfterTwoHundredSteps() {
    try (Fascicle fascicle =
        Fascicle.launch(options -> options.bundles(Path.of("target", "fascicle", "bundles")))) {
      Backend backend = fascicle.service(Backend.class, "(fascicle.backend=cpu)").orElse(null);
      Assumptions.assumeTrue(backend != null, "no natives for this machine");
      train(fascicle, backend);
    }
    Point warm = points.get(200);
    Point late = points.get(STEPS_AN_EPOCH * EPOCHS);
    assertThat(late.memory().allocations()).isGreaterThan(warm.memory().allocations() + 400);
    assertThat(late.memory().poolMisses()).isEqualTo(warm.memory().poolMisses());
    assertThat(used).as("bytes in use after each step").hasSize(1);
    // The least: what the compiler brings about, and other threads of the build, is no step's.
    assertThat(heapAStep())
        .as("bytes of Java's heap a step")
        .isPositive()
        .isLessThanOrEqualTo(MOST_HEAP_A_STEP);
    // Less it may be: the collector frees at its own time what preparing the kernels left behind.
    assertThat(late.javacppBytes()).isLessThanOrEqualTo(warm.javacppBytes());
  }

  private void train(Fascicle fascicle, Backend backend) {
    int samples = STEPS_AN_EPOCH * BATCH;
    float[] labels = new float[samples * 10];
    for (int i = 0; i < samples; i++) {
      labels[i * 10 + i % 10] = 1;
    }
    Dataset data =
        Dataset.of(
            HostArray.of(new float[samples * 64], samples, 64), HostArray.of(labels, samples, 10));
    try (Model model =
        fascicle
            .sequential("steady")
            .backend("cpu")
            .add(Dense.of(64).activation("relu").inputShape(64))
            .add(Dropout.of(0.2))
            .add(Dense.of(10).activation("softmax"))
            .build()) {
      model.compile(Adam.of(), "categorical_crossentropy", "accuracy");
      model.fit(
          data, Fit.epochs(EPOCHS).batchSize(BATCH).onBatchEnd(run -> measureAfterStep(backend)));
    }
  }

  private void measureAfterStep(Backend backend) {
    steps++;
    if (steps >= WARM) {
      used.add(backend.memory().usedBytes());
    }
    if (steps >= WARM && steps % STEPS_AN_EPOCH == 0) {
      heap.add(allocated());
    }
    if (steps >= 200 && steps % 100 == 0) {
      points.put(steps, new Point(backend.memory(), javacppBytes(backend)));
    }
  }

  /** The least of the epochs, their ends included, on all threads together. */
  private long heapAStep() {
    return IntStream.range(1, heap.size())
        .mapToLong(i -> growth(heap.get(i - 1), heap.get(i)) / STEPS_AN_EPOCH)
        .min()
        .orElseThrow();
  }

  /** Thread by thread: one of an earlier test may end meanwhile and take its bytes along. */
  private static long growth(Map<Long, Long> before, Map<Long, Long> after) {
    return after.entrySet().stream()
        .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
        .sum();
  }

  /** What each thread that lives has taken of the heap so far. */
  private static Map<Long, Long> allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] ids = threads.getAllThreadIds();
    long[] bytes = threads.getThreadAllocatedBytes(ids);
    return IntStream.range(0, ids.length)
        .filter(i -> bytes[i] > 0)
        .boxed()
        .collect(Collectors.toMap(i -> ids[i], i -> bytes[i]));
  }

  /** JavaCPP lies in the natives' bundle: its class is reached by way of the backend's. */
  private static long javacppBytes(Backend backend) {
    try {
      Class<?> pointer =
          backend.getClass().getClassLoader().loadClass("org.bytedeco.javacpp.Pointer");
      return (long) pointer.getMethod("totalBytes").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("JavaCPP's count of bytes cannot be read", e);
    }
  }
}
