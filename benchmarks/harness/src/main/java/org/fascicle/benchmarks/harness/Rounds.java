package org.fascicle.benchmarks.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.fascicle.benchmarks.works.FailedProgramException;
import org.fascicle.benchmarks.works.Work;

/**
 * Runs programs: every round does all works, a work by all competitors one right after the other,
 * beginning with another one in each round.
 */
final class Rounds {
  private final List<Competitor> competitors;
  private final double seconds;
  private final Duration limit;
  private final int threads;
  private final Consumer<String> progress;
  private final List<String> failures = new ArrayList<>();

  /**
   * Prepares.
   *
   * @param seconds that count, a program
   * @param limit what a program may take altogether
   * @param progress hears a line a program
   */
  Rounds(
      List<Competitor> competitors,
      double seconds,
      Duration limit,
      int threads,
      Consumer<String> progress) {
    this.competitors = List.copyOf(competitors);
    this.seconds = seconds;
    this.limit = limit;
    this.threads = threads;
    this.progress = progress;
  }

  /** Runs. What fails once is not tried again: its row says so. */
  List<WorkResult> run(List<? extends Work> works, int rounds) {
    List<WorkResult> results = works.stream().map(WorkResult::new).toList();
    for (int round = 1; round <= rounds; round++) {
      List<Competitor> turn = new ArrayList<>(competitors);
      Collections.rotate(turn, 1 - round);
      for (WorkResult result : results) {
        for (Competitor competitor : turn) {
          progress.accept("round " + round + " of " + rounds + ", " + run(competitor, result));
        }
      }
    }
    return results;
  }

  /**
   * What went wrong: programs that ended badly or did another work, not those that took too long.
   */
  List<String> failures() {
    return List.copyOf(failures);
  }

  private String run(Competitor competitor, WorkResult result) {
    String name = competitor.name();
    String what = result.work().name() + ", " + name + ": ";
    Optional<String> known = result.missing(name);
    if (known.isPresent()) {
      return what + known.get();
    }
    try {
      Map<String, Object> line =
          competitor.program().run(limit, result.work().name(), String.valueOf(seconds));
      Optional<String> unsupported = Measured.unsupported(line);
      if (unsupported.isPresent()) {
        result.unsupported(name, unsupported.get());
        return what + unsupported.get();
      }
      Measured measured = Measured.of(line);
      SameWork.check(result.work(), threads, competitor.isLimit(), measured);
      result.add(name, measured);
      return what
          + String.format(
              Locale.ROOT, "%.3f ms, %d steps", measured.millis().median(), measured.steps());
    } catch (FailedProgramException e) {
      result.failed(name, e.reason());
      if (!e.isLate()) {
        failures.add(e.getMessage());
      }
      return what + e.reason();
    } catch (DifferentWorkException e) {
      result.failed(name, "did another work");
      failures.add(e.getMessage());
      return what + "FAILED: " + e.getMessage();
    }
  }
}
