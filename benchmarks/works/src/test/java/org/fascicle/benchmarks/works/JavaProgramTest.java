package org.fascicle.benchmarks.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaProgramTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** A program for the tests: its first argument says what it does. */
  static final class Told {
    private Told() {}

    public static void main(String[] arguments) throws InterruptedException {
      System.err.println("said to standard error");
      switch (arguments[0]) {
        case "json" -> System.out.println("hello\n{\"a\": 1, \"b\": \"" + arguments[1] + "\"}");
        case "environment" -> System.out.println("{\"told\": \"" + System.getenv("TOLD") + "\"}");
        case "text" -> System.out.println("no figures");
        case "sleep" -> Thread.sleep(100_000);
        default -> System.exit(3);
      }
    }
  }

  private static final JavaProgram PROGRAM =
      new JavaProgram(System.getProperty("java.class.path"), Told.class.getName(), List.of());

  @Test
  void theLastLineIsRead() {
    assertThat(PROGRAM.run(LIMIT, "json", "x y")).containsEntry("a", 1).containsEntry("b", "x y");
  }

  @Test
  void theEnvironmentHasWhatItIsTold() {
    JavaProgram told =
        new JavaProgram(
            PROGRAM.classPath(), PROGRAM.main(), PROGRAM.options(), Map.of("TOLD", "this"));

    assertThat(told.run(LIMIT, "environment")).containsEntry("told", "this");
    assertThat(PROGRAM.run(LIMIT, "environment")).containsEntry("told", "null");
  }

  @Test
  void aBadEndIsToldWithWhatWasSaid() {
    assertThatExceptionOfType(FailedProgramException.class)
        .isThrownBy(() -> PROGRAM.run(LIMIT, "exit"))
        .withMessageContaining("status 3")
        .withMessageContaining("said to standard error");
  }

  @Test
  void textIsNoFigure() {
    assertThatExceptionOfType(FailedProgramException.class)
        .isThrownBy(() -> PROGRAM.run(LIMIT, "text"))
        .withMessageContaining("\"no figures\"");
  }

  @Test
  void whatTakesTooLongIsEnded() {
    assertThatExceptionOfType(FailedProgramException.class)
        .isThrownBy(() -> PROGRAM.run(Duration.ofSeconds(1), "sleep"))
        .withMessageContaining("did not finish in 1 s")
        .matches(FailedProgramException::isLate);
  }
}
