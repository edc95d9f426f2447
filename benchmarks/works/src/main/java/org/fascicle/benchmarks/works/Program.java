package org.fascicle.benchmarks.works;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the main method of every library's program does: one work, then one line of JSON on standard
 * output.
 */
public final class Program {
  private static final int BATCHES = 20;

  private final Library library;
  private final Work work;
  private final Map<String, Object> line = new LinkedHashMap<>();

  private Program(Library library, Work work) {
    this.library = library;
    this.work = work;
  }

  /**
   * Measures.
   *
   * @param library starts the library; told only when its time has come
   * @param arguments the name of the work, and the seconds that are to count
   */
  public static void run(Supplier<Library> library, String... arguments) {
    Work work = Works.named(List.of(arguments[0])).get(0);
    try (Library started = library.get()) {
      System.out.println(
          JSON.std.asString(new Program(started, work).run(Double.parseDouble(arguments[1]))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> run(double seconds) {
    line.put("work", work.name());
    line.put("library", library.version());
    line.put("threads", Runtime.getRuntime().availableProcessors());
    try {
      measure(new Laps(seconds));
    } catch (UnsupportedWorkException e) {
      line.put("unsupported", e.getMessage());
    }
    return line;
  }

  private void measure(Laps laps) {
    if (work instanceof Training training) {
      train(training, laps);
    } else if (work instanceof Inference inference) {
      predict(inference, laps);
    } else if (work instanceof Kernel kernel) {
      try (Action action = library.kernel(kernel)) {
        repeat(action, laps);
      }
    } else if (work instanceof Update update) {
      try (Action action = library.update(update)) {
        repeat(action, laps);
      }
    } else if (work instanceof Start start) {
      start(start);
    }
  }

  private void predict(Inference inference, Laps laps) {
    Samples samples = new Samples(inference.training().network(), inference.batch(), BATCHES);
    try (Predictor predictor = library.predictor(inference, samples)) {
      repeat(predictor, laps);
      line.put("parameters", predictor.parameters());
      line.put("doubled", predictor.doubled());
    }
  }

  private void repeat(Action action, Laps laps) {
    laps.begin();
    int number = 0;
    do {
      action.run(number++);
    } while (laps.end(Double.NaN));
    put(laps.counted(), laps.millis());
  }

  private void start(Start start) {
    try (Action action = library.kernel(start.first())) {
      action.run(0);
      Instant end = Instant.now();
      Instant begin = ProcessHandle.current().info().startInstant().orElseThrow();
      put(1, Spread.of(Duration.between(begin, end).toNanos() / 1e6));
    }
  }

  private void train(Training training, Laps laps) {
    Samples samples = new Samples(training.network(), training.batch(), BATCHES);
    try (Trainer trainer = library.trainer(training, samples)) {
      trainer.train(laps);
      if (!trainer.isBare()) {
        line.put("firstLoss", laps.firstLoss());
        line.put("lastLoss", laps.lastLoss());
      }
      line.put("parameters", trainer.parameters());
      line.put("doubled", trainer.doubled());
    }
    put(laps.counted(), laps.millis());
  }

  private void put(int steps, Spread millis) {
    PeakMemory.bytes().ifPresent(bytes -> line.put("peakBytes", bytes));
    line.put("steps", steps);
    line.put("medianMillis", millis.median());
    line.put("minMillis", millis.min());
    line.put("p10Millis", millis.p10());
    line.put("p90Millis", millis.p90());
    line.put("maxMillis", millis.max());
  }
}
