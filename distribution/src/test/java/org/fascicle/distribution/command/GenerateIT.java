package org.fascicle.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text is learnt and written on, as a user types it. */
class GenerateIT {
  @TempDir static Path folder;

  private static String model() {
    return folder.resolve("model.fascicle").toString();
  }

  @BeforeAll
  static void train() throws IOException {
    Path text = Files.writeString(folder.resolve("text.txt"), "Abcdefgh ".repeat(30));
    Result result =
        run(
            "example",
            "R1",
            "--text",
            text.toString(),
            "--set",
            "length=6",
            "--set",
            "units=24",
            "--set",
            "batch=8",
            "--set",
            "characters=9",
            "--epochs",
            "40",
            "--out",
            folder.toString());
    assertThat(result.status).as(result.text).isZero();
    assertThat(result.text).contains("symbols: 9", "patterns: 264", "Writes: ");
  }

  @Test
  void writesOn() {
    Result result = run("generate", model(), "--prompt", "ABCDEF", "--count", "12", "--greedy");

    assertThat(result.status).isZero();
    assertThat(result.text.strip()).isEqualTo("ABCDEFgh abcdefgh");
  }

  @Test
  void equalSeedsWriteEqualTexts() throws IOException {
    String[] command = {
      "generate",
      model(),
      "--prompt",
      "a",
      "--count",
      "30",
      "--temperature",
      "9",
      "--json",
      "--seed",
      "5"
    };
    Map<String, Object> first = JSON.std.mapFrom(run(command).text);

    assertThat(first).containsEntry("prompt", "a").containsEntry("seed", 5);
    assertThat((String) first.get("text")).hasSize(30);
    assertThat(JSON.std.mapFrom(run(command).text)).isEqualTo(first);
    command[command.length - 1] = "6";
    assertThat(JSON.std.mapFrom(run(command).text)).isNotEqualTo(first);
  }

  @Test
  void namesASymbolThatTheTextDidNotHave() {
    Result result = run("generate", model(), "--prompt", "abz", "--json");

    assertThat(result.status).isEqualTo(1);
    assertThat(result.text)
        .contains("\\\"z\\\" (U+007A) at place 3", "train on a text that has it");
  }

  @Test
  void saysWhatItCanBeTold() {
    assertThat(run("generate", model()).status).isEqualTo(2);
    assertThat(run("generate", model(), "--prompt", "a", "--temperature", "-1").status)
        .isEqualTo(1);
    Result wrong = run("example", "R1", "--set", "unit=3", "--json");
    assertThat(wrong.status).isEqualTo(1);
    assertThat(wrong.text).contains("unit", "It has backup, batch, characters, length");
    assertThat(run("example", "D1", "--set", "units=3", "--json").text).contains("It has none.");
    assertThat(run("examples").text).contains("--set units=");
  }

  private static synchronized Result run(String... args) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      return new Result(FascicleCommand.execute(args), bytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }

  /**
   * What a command did.
   *
   * @param status the exit status
   * @param text standard output
   */
  private record Result(int status, String text) {}
}
