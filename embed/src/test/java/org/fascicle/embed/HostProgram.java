package org.fascicle.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A program in a JVM of its own.
 *
 * @param classPath its class path
 * @param temporary where it puts what is temporary
 */
record HostProgram(List<Path> classPath, Path temporary) {
  static final Path JAR = Path.of(System.getProperty("embed.jar"));
  static final Path TESTS = Path.of(System.getProperty("embed.tests"));

  /** Runs it to its end; gives its output and errors together, so that nothing goes unseen. */
  List<String> run(Class<?> main, String argument) throws IOException, InterruptedException {
    Path output = Files.createTempFile("host-program", ".txt");
    try {
      return linesOf(start(main, argument, output), output);
    } finally {
      Files.delete(output);
    }
  }

  private Process start(Class<?> main, String argument, Path output) throws IOException {
    String paths =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + temporary,
            "-XX:-UsePerfData",
            "-cp",
            paths,
            main.getName(),
            argument)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static List<String> linesOf(Process process, Path output)
      throws IOException, InterruptedException {
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    List<String> lines = Files.readAllLines(output);
    assertThat(ended).as("ended within a minute; output: %s", lines).isTrue();
    assertThat(process.exitValue()).as("exit status; output: %s", lines).isZero();
    return lines;
  }
}
