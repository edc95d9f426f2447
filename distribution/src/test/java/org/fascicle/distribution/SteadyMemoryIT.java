package org.fascicle.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
 * A fit on backend-cpu takes nothing from the system once it is warm. The long form, with the
 * process's resident memory, is a benchmark.
 */
class SteadyMemoryIT {
  private static final int STEPS_AN_EPOCH = 50;
  private static final int BATCH = 32;
  private static final int EPOCHS = 12;

  private record Point(MemoryReport memory, long javacppBytes) {}

  private final Map<Integer, Point> points = new HashMap<>();
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
    Point early = points.get(300);
    Point late = points.get(STEPS_AN_EPOCH * EPOCHS);
    assertThat(late.memory().allocations()).isGreaterThan(warm.memory().allocations() + 400);
    assertThat(late.memory().poolMisses()).isEqualTo(warm.memory().poolMisses());
    assertThat(late.memory().usedBytes()).isEqualTo(early.memory().usedBytes());
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
    if (steps >= 200 && steps % 100 == 0) {
      points.put(steps, new Point(backend.memory(), javacppBytes(backend)));
    }
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
