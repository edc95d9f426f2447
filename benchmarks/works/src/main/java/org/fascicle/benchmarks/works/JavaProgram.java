package org.fascicle.benchmarks.works;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program in a JVM of its own.
 *
 * @param classPath as Java takes it
 * @param main the class
 * @param options of the JVM
 * @param environment what the program is told beside the cleaned environment
 */
public record JavaProgram(
    String classPath, String main, List<String> options, Map<String, String> environment) {
  private static final int TAIL = 2_000;

  /** Copies. */
  public JavaProgram {
    options = List.copyOf(options);
    environment = Map.copyOf(environment);
  }

  /** A program that is told nothing. */
  public JavaProgram(String classPath, String main, List<String> options) {
    this(classPath, main, options, Map.of());
  }

  /**
   * Runs the program to its end, without what the environment says to numeric libraries: the same
   * command would be another one elsewhere.
   *
   * @param limit how long it may take
   * @return what the last line of its output says, an object of JSON
   * @throws FailedProgramException if it ends with another status than 0, too late or without JSON
   */
  public Map<String, Object> run(Duration limit, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile("program", ".out");
      Path errors = Files.createTempFile("program", ".err");
      try {
        return run(command, limit, output, errors);
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new FailedProgramException("did not run", false, command + " did not run: " + e, e);
    }
  }

  private Map<String, Object> run(List<String> command, Duration limit, Path output, Path errors)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    NumericEnvironment.clean(builder.environment());
    builder.environment().putAll(environment);
    Process process =
        builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failed(command, "did not finish in " + limit.toSeconds() + " s", true, errors);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedProgramException("was interrupted", false, command + " was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw failed(command, "ended with status " + process.exitValue(), false, errors);
    }
    String line = lastLine(Files.readString(output, StandardCharsets.UTF_8));
    if (!line.startsWith("{")) {
      throw failed(command, "printed no line of JSON, but \"" + line + "\"", false, errors);
    }
    return JSON.std.mapFrom(line);
  }

  private static FailedProgramException failed(
      List<String> command, String what, boolean isLate, Path errors) throws IOException {
    String said = Files.readString(errors, StandardCharsets.UTF_8).strip();
    String tail = said.substring(Math.max(0, said.length() - TAIL));
    return new FailedProgramException(
        what, isLate, String.join(" ", command) + " " + what + ":\n" + tail, null);
  }

  private static String lastLine(String output) {
    String lines = output.strip();
    return lines.substring(lines.lastIndexOf('\n') + 1);
  }
}
