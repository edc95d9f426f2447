package org.fascicle.benchmarks.harness;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

  /** The name of the bare primitives: no peer, but what no library can undercut. */
  static final String LIMIT = "oneDNN";

  /** Where the bundles of backend-cpu are, from the sources' root. */
  static final String BUNDLES = "distribution/target/fascicle/bundles";

  private static final String PACKAGE = "org.fascicle.benchmarks.";

  /**
   * All of them, Fascicle first, the bare primitives last.
   *
   * @param root of the sources, built with the profile {@code benchmarks}
   */
  static List<Competitor> all(Path root) {
    return List.of(
        of(root, OWN, "fascicle.FascicleLibrary", "-Dbundles=" + root.resolve(BUNDLES)),
        of(root, "TensorFlow", "tensorflow.TensorFlowLibrary"),
        of(
            root,
            "PyTorch",
            "djl.DjlLibrary",
            // Where it unpacks its natives: not the user's home.
            "-DDJL_CACHE_DIR=" + root.resolve("benchmarks/djl/target/cache")),
        of(root, "DL4J", "dl4j.Dl4jLibrary"),
        limit(root));
  }

  /** Its threads look for work as often before they sleep as backend-cpu has them look. */
  private static Competitor limit(Path root) {
    String cache =
        "-Dorg.bytedeco.javacpp.cachedir=" + root.resolve("benchmarks/onednn/target/cache");
    JavaProgram program = of(root, LIMIT, "onednn.OneDnnLibrary", cache).program();
    return new Competitor(
        LIMIT,
        new JavaProgram(
            program.classPath(),
            program.main(),
            program.options(),
            Map.of("GOMP_SPINCOUNT", "20000")));
  }

  /** Whether it is the bare primitives. */
  boolean isLimit() {
    return name.equals(LIMIT);
  }

  /** The jars of its class path. */
  Path folder() {
    return Path.of(program.classPath()).getParent();
  }

  private static Competitor of(Path root, String name, String main, String... options) {
    String module = main.substring(0, main.indexOf('.'));
    String classPath = root.resolve("benchmarks/" + module + "/target/lib") + "/*";
    return new Competitor(name, new JavaProgram(classPath, PACKAGE + main, List.of(options)));
  }
}
