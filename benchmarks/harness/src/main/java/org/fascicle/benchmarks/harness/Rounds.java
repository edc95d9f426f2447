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
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final List<Competitor> competitors;
  private final double seconds;
  private final int threads;
  private final Consumer<String> progress;
  private final List<String> failures = new ArrayList<>();

  /**
   * Prepares.
   *
   * @param seconds that count, a program
   * @param progress hears a line a program
   */
  Rounds(List<Competitor> competitors, double seconds, int threads, Consumer<String> progress) {
    this.competitors = List.copyOf(competitors);
    this.seconds = seconds;
    this.threads = threads;
    this.progress = progress;
  }

  /** Runs. What fails is left out, and told by {@link #failures}. */
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

  /** What went wrong: programs that ended badly, or did another work. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  private String run(Competitor competitor, WorkResult result) {
    String name = competitor.name();
    String what = result.work().name() + ", " + name + ": ";
    if (result.unsupported().containsKey(name)) {
      return what + result.unsupported().get(name);
    }
    try {
      Map<String, Object> line =
          competitor.program().run(LIMIT, result.work().name(), String.valueOf(seconds));
      Optional<String> unsupported = Measured.unsupported(line);
      if (unsupported.isPresent()) {
        result.unsupported(name, unsupported.get());
        return what + unsupported.get();
      }
      Measured measured = Measured.of(line);
      SameWork.check(result.work(), threads, measured);
      result.add(name, measured);
      return what
          + String.format(
              Locale.ROOT, "%.3f ms, %d steps", measured.millis().median(), measured.steps());
    } catch (FailedProgramException | DifferentWorkException e) {
      failures.add(e.getMessage());
      return what + "FAILED: " + e.getMessage();
    }
  }
}
