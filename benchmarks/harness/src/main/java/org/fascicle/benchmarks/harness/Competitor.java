package org.fascicle.benchmarks.harness;

import java.nio.file.Path;
import java.util.List;
import org.fascicle.benchmarks.works.JavaProgram;

/**
 * A library with a program of its own.
 *
 * @param name a short name for tables and the command line
 * @param program what measures a work with it
 */
record Competitor(String name, JavaProgram program) {
  /** Fascicle's own name. */
  static final String OWN = "Fascicle";

  private static final String PACKAGE = "org.fascicle.benchmarks.";

  /**
   * All of them, Fascicle first.
   *
   * @param root of the sources, built with the profile {@code benchmarks}
   */
  static List<Competitor> all(Path root) {
    return List.of(
        of(
            root,
            OWN,
            "fascicle.FascicleLibrary",
            "-Dbundles=" + root.resolve("distribution/target/fascicle/bundles")),
        of(root, "TensorFlow", "tensorflow.TensorFlowLibrary"),
        of(
            root,
            "PyTorch",
            "djl.DjlLibrary",
            // Where it unpacks its natives: not the user's home.
            "-DDJL_CACHE_DIR=" + root.resolve("benchmarks/djl/target/cache")),
        of(root, "DL4J", "dl4j.Dl4jLibrary"));
  }

  private static Competitor of(Path root, String name, String main, String... options) {
    String module = main.substring(0, main.indexOf('.'));
    String classPath = root.resolve("benchmarks/" + module + "/target/lib") + "/*";
    return new Competitor(name, new JavaProgram(classPath, PACKAGE + main, List.of(options)));
  }
}
