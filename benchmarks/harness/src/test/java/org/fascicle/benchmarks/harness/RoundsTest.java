package org.fascicle.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fascicle.benchmarks.works.JavaProgram;
import org.fascicle.benchmarks.works.Work;
import org.fascicle.benchmarks.works.Works;
import org.junit.jupiter.api.Test;

class RoundsTest {
  /** A program that prints what its property says. */
  static final class Stub {
    private Stub() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
      Map<String, Object> line = Lines.of(System.getProperty("stub"), 2);
      switch (System.getProperty("stub")) {
        case "small" -> line.put("parameters", 10);
        case "unable" -> line.put("unsupported", "cannot " + arguments[0]);
        case "broken" -> System.exit(1);
        case "late" -> Thread.sleep(100_000);
        case "oneDNN" -> line.keySet().removeAll(List.of("firstLoss", "lastLoss"));
        default -> line.put("seconds", arguments[1]);
      }
      System.out.println(JSON.std.asString(line));
    }
  }

  private static Competitor competitor(String name) {
    return new Competitor(
        name,
        new JavaProgram(
            System.getProperty("java.class.path"),
            Stub.class.getName(),
            List.of("-Dstub=" + name)));
  }

  @Test
  void goodFiguresAreKeptAndBadOnesTold() {
    List<String> said = new ArrayList<>();
    List<Work> works = Works.named(List.of("D9"));
    List<Competitor> competitors =
        List.of(
            competitor("Fascicle"),
            competitor("small"),
            competitor("unable"),
            competitor("broken"),
            competitor("late"),
            competitor("oneDNN"));
    Rounds rounds = new Rounds(competitors, 0.5, Duration.ofSeconds(5), 2, said::add);
    WorkResult result = rounds.run(works, 2).get(0);

    assertThat(result.rounds()).containsOnlyKeys("Fascicle", "oneDNN");
    assertThat(result.rounds().get("Fascicle")).hasSize(2);
    assertThat(result.rounds().get("Fascicle").get(0).line()).containsEntry("seconds", "0.5");
    assertThat(result.unsupported()).containsExactly(Map.entry("unable", "cannot D9"));
    assertThat(rounds.failures())
        .hasSize(2)
        .anyMatch(failure -> failure.contains("has 10 parameters"))
        .anyMatch(failure -> failure.contains("status 1"));
    assertThat(result.failed())
        .containsOnly(
            Map.entry("small", "did another work"),
            Map.entry("broken", "ended with status 1"),
            Map.entry("late", "did not finish in 5 s"));
    assertThat(said)
        .hasSize(12)
        .anyMatch(line -> line.equals("round 1 of 2, D9, Fascicle: 2.000 ms, 100 steps"));
    assertThat(said.get(6)).as("the second round begins elsewhere").contains("small");
  }
}
