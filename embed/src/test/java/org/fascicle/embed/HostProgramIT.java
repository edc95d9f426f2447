package org.fascicle.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fascicle.embed.fixture.BareHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of their own, with the one jar and little else on their class path. */
class HostProgramIT {
  private static final Path JAR = Path.of(System.getProperty("embed.jar"));
  private static final Path TESTS = Path.of(System.getProperty("embed.tests"));

  @TempDir private Path folder;

  @Test
  void aHostStaysAsItWasAndMayForgetToClose() throws Exception {
    assertHostIsContent(List.of(JAR, TESTS));
  }

  @Test
  void otherOsgiClassesOfTheHostDoNotMatter() throws Exception {
    byte[] nonsense = {1, 2, 3};
    Path poison =
        TestBundles.write(
            folder.resolve("other-osgi.jar"),
            Map.of(),
            Map.of(
                "org/osgi/framework/Bundle.class",
                nonsense,
                "org/osgi/framework/Version.class",
                nonsense,
                "org/apache/felix/framework/Felix.class",
                nonsense,
                "default.properties",
                "org.osgi.framework.system.packages=none".getBytes(StandardCharsets.UTF_8)));
    assertHostIsContent(List.of(poison, JAR, TESTS));
  }

  private void assertHostIsContent(List<Path> classPath) throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Path platform = TestBundles.silentPlatform(folder.resolve("platform.jar"));
    List<String> lines = run(classPath, temporary, BareHost.class.getName(), platform.toString());
    assertThat(lines)
        .containsExactly(
            "bundles run: true",
            "context class loader kept: true",
            "log handlers kept: true",
            "URL handlers free: true");
    assertThat(temporary).isEmptyDirectory();
  }

  /** Runs a program to its end; its output and errors together, so that nothing goes unseen. */
  private List<String> run(List<Path> classPath, Path temporary, String main, String argument)
      throws IOException, InterruptedException {
    List<String> paths = new ArrayList<>();
    classPath.forEach(path -> paths.add(path.toString()));
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-XX:-UsePerfData",
                "-cp",
                String.join(File.pathSeparator, paths),
                main,
                argument)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    List<String> lines = Files.readAllLines(output);
    assertThat(ended).as("ended within a minute; output: %s", lines).isTrue();
    assertThat(process.exitValue()).as("exit status; output: %s", lines).isZero();
    return lines;
  }
}
