package org.fascicle.benchmarks;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs programs in JVMs of their own. */
final class Programs {
  private Programs() {}

  /**
   * Runs a program to its end, without what the environment says to numeric libraries: the same
   * command would be another one elsewhere.
   *
   * @return what its last line of JSON says
   */
  static Map<String, Object> run(String classPath, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("(OPENBLAS|MKL|OMP|GOMP|KMP|TF|ONEDNN|DNNL)_.*"));
    try {
      Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
      byte[] output = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + " ended with " + process.exitValue());
      }
      return JSON.std.mapFrom(lastLine(new String(output, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException(command + " did not run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String lastLine(String output) {
    String lines = output.strip();
    return lines.substring(lines.lastIndexOf('\n') + 1);
  }
}
