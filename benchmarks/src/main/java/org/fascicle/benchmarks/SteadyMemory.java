package org.fascicle.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Model;
import org.fascicle.benchmarks.works.Samples;
import org.fascicle.benchmarks.works.Training;
import org.fascicle.benchmarks.works.Works;
import org.fascicle.embed.Fascicle;
import org.fascicle.specs.Adam;
import org.fascicle.specs.Dense;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.MemoryReport;

/**
 * Holds a long fit on backend-cpu to steady memory: D9 in one {@code fit}; from step 200 on no
 * buffer is taken from the system and JavaCPP's count of bytes stays, and between step 500 and the
 * last the backend's bytes are equal and the process's resident memory differs by less than a
 * twentieth.
 *
 * <p>Run with a heap that is fixed and touched, {@code -Xms1g -Xmx1g -XX:+AlwaysPreTouch}: what
 * Java collects late would count otherwise. The arguments are the folder of backend-cpu's bundles
 * and the number of steps, 10,000 unless given. Ends with status 1 if something grew.
 */
public final class SteadyMemory {
  private static final int BATCH = 200;
  private static final int STEPS_AN_EPOCH = 100;
  private static final double MARGIN = 0.05;

  private final Backend backend;
  private final long last;
  private final Map<Long, Point> points = new LinkedHashMap<>();
  private long steps;

  private record Point(MemoryReport memory, long javacppBytes, long residentKilobytes) {}

  private SteadyMemory(Backend backend, long last) {
    this.backend = backend;
    this.last = last;
  }

  /** Runs it. */
  public static void main(String[] arguments) {
    long steps = arguments.length > 1 ? Long.parseLong(arguments[1]) : 10_000;
    boolean steady;
    try (Fascicle fascicle = Fascicle.launch(o -> o.bundles(Path.of(arguments[0])))) {
      Backend backend = fascicle.service(Backend.class, "(fascicle.backend=cpu)").orElseThrow();
      SteadyMemory watch = new SteadyMemory(backend, steps);
      watch.train(fascicle);
      steady = watch.report();
    }
    if (!steady) {
      System.exit(1);
    }
  }

  private void train(Fascicle fascicle) {
    Training d9 = Works.trainings().get(0);
    Samples samples = new Samples(d9.network(), STEPS_AN_EPOCH * BATCH, 1);
    Dataset data =
        Dataset.of(
            HostArray.of(samples.values(0), samples.batch(), 784),
            HostArray.of(samples.oneHot(0), samples.batch(), 10));
    try (Model model = model(fascicle)) {
      model.fit(
          data,
          Fit.epochs((int) (last / STEPS_AN_EPOCH)).batchSize(BATCH).onBatchEnd(run -> count()));
    }
  }

  private static Model model(Fascicle fascicle) {
    Model model =
        fascicle
            .sequential("D9")
            .backend("cpu")
            .add(Dense.of(784).activation("relu").inputShape(784))
            .add(Dense.of(10).activation("softmax"))
            .build();
    model.compile(Adam.of(), "categorical_crossentropy", "accuracy");
    return model;
  }

  private void count() {
    steps++;
    if (steps == 200 || steps == 500 || steps % 2_000 == 0 || steps == last) {
      points.put(steps, measure());
    }
  }

  private Point measure() {
    return new Point(backend.memory(), javacppBytes(), residentKilobytes());
  }

  /** JavaCPP lies in the natives' bundle: its class is reached by way of the backend's. */
  private long javacppBytes() {
    try {
      return (long)
          backend
              .getClass()
              .getClassLoader()
              .loadClass("org.bytedeco.javacpp.Pointer")
              .getMethod("totalBytes")
              .invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("JavaCPP's count of bytes cannot be read", e);
    }
  }

  private static long residentKilobytes() {
    try {
      String line =
          Files.readAllLines(Path.of("/proc/self/status")).stream()
              .filter(l -> l.startsWith("VmRSS:"))
              .findFirst()
              .orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean report() {
    points.forEach(SteadyMemory::print);
    Point warm = points.get(200L);
    Point early = points.get(500L);
    Point late = points.get(last);
    Map<String, Boolean> holds = new LinkedHashMap<>();
    holds.put("noPoolMiss", late.memory().poolMisses() == warm.memory().poolMisses());
    holds.put(
        "javacppConstant",
        points.values().stream().allMatch(p -> p.javacppBytes() == warm.javacppBytes()));
    holds.put("usedEqual", late.memory().usedBytes() == early.memory().usedBytes());
    holds.put(
        "residentSteady",
        Math.abs(late.residentKilobytes() - early.residentKilobytes())
            <= MARGIN * early.residentKilobytes());
    Figures.print(holds);
    return holds.values().stream().allMatch(Boolean::booleanValue);
  }

  private static void print(long step, Point point) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("step", step);
    line.put("usedBytes", point.memory().usedBytes());
    line.put("pooledBytes", point.memory().pooledBytes());
    line.put("allocations", point.memory().allocations());
    line.put("poolMisses", point.memory().poolMisses());
    line.put("javacppBytes", point.javacppBytes());
    line.put("residentMegabytes", point.residentKilobytes() / 1024);
    Figures.print(line);
  }
}
