package org.fascicle.distribution.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Java of the guide and of the README, compiled against the one jar, and the library of
 * pictures beside it, and run, each page by a JVM of its own.
 */
class GuideIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PAGES = ROOT.resolve("docs/guide");

  /**
   * Pages without programs of their own: those for people who write bundles quote sources, to which
   * tests beside those hold them; one is about a command.
   */
  private static final List<String> QUOTING =
      List.of("write-a-layer.md", "write-a-backend.md", "add-an-operation.md", "benchmarks.md");

  private static final Pattern LIBRARIES =
      Pattern.compile("^(fascicle-embed|fascicle-charts|xchart)-");

  @TempDir private Path folder;

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> files = Files.list(PAGES)) {
      files
          .filter(file -> !QUOTING.contains(String.valueOf(file.getFileName())))
          .forEach(pages::add);
    }
    return pages;
  }

  @Test
  void everyPageHasPrograms() throws IOException {
    assertThat(pages()).hasSizeGreaterThanOrEqualTo(5);
    for (Path page : pages()) {
      GuidePage read = GuidePage.read(page);
      assertThat(read.programs().size() + read.body().length()).as(read.name()).isPositive();
    }
  }

  @TestFactory
  Stream<DynamicTest> programsRun() throws IOException {
    String imports = GuidePage.read(PAGES.resolve("getting-started.md")).imports();
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : pages()) {
      GuidePage page = GuidePage.read(file);
      List<String> programs = new ArrayList<>(page.programs());
      if (!page.body().isBlank()) {
        programs.add(wrapped(imports + page.imports(), page.body()));
      }
      for (String program : programs) {
        String name = page.name() + " " + GuidePage.className(program);
        tests.add(DynamicTest.dynamicTest(name, () -> run(program)));
      }
    }
    return tests.stream();
  }

  private static String wrapped(String imports, String body) {
    String launch =
        body.contains("Fascicle fascicle =")
            ? "{"
            : "try (Fascicle fascicle = Fascicle.launch("
                + "o -> o.bundles(Path.of(\"distribution/target/fascicle/bundles\")))) {";
    return imports
        + "public class Page {\n"
        + "static void check(boolean holds) { if (!holds) throw new AssertionError(); }\n"
        + "public static void main(String[] args) throws Exception {\n"
        + launch
        + "\n"
        + body
        + "}}}\n";
  }

  private void run(String program) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory(folder, "program");
    // Programs name the bundles as they are seen from the root, and write beside them.
    Path link =
        Files.createSymbolicLink(home.resolve("distribution"), ROOT.resolve("distribution"));
    try {
      run(program, home);
    } finally {
      Files.delete(link);
    }
  }

  private static void run(String program, Path home) throws IOException, InterruptedException {
    String name = GuidePage.className(program);
    Path source = Files.writeString(home.resolve(name + ".java"), program);
    compile(source, home);
    Path output = home.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath() + File.pathSeparator + home,
                name)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    process.destroyForcibly();
    String text = Files.readString(output);
    assertThat(ended).as("ended within two minutes; output: %s", text).isTrue();
    assertThat(process.exitValue()).as("exit status; output: %s", text).isZero();
  }

  private static void compile(Path source, Path target) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-proc:none", "-cp", classPath(), "-d", target.toString());
      boolean compiled =
          compiler
              .getTask(errors, files, null, options, null, files.getJavaFileObjects(source))
              .call();
      assertThat(compiled).as("%s%n%s", errors, Files.readString(source)).isTrue();
    }
  }

  /** The one jar, and the library of pictures beside it, as the command line has them. */
  private static String classPath() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of("target", "fascicle", "lib"))) {
      return jars.filter(jar -> LIBRARIES.matcher(String.valueOf(jar.getFileName())).find())
          .map(jar -> jar.toAbsolutePath().toString())
          .collect(Collectors.joining(File.pathSeparator));
    }
  }
}
