package org.fascicle.backend.cpu;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/** Brings the native libraries up, once in a process, before anything else touches them. */
final class NativeLibraries {
  /** Goes up with the libraries' versions: JavaCPP takes equal sizes for equal files. */
  private static final String CACHE = "natives-1.5.13-3.11-0.3.31-M2.1";

  private NativeLibraries() {}

  /**
   * Loads JavaCPP and oneDNN; ND4J follows when its first operation is prepared.
   *
   * @return why there are none for this machine; empty if all is well
   */
  static Optional<String> load() {
    setUnlessSet("org.bytedeco.javacpp.cachedir", cache().toString());
    // JavaCPP would count tensors as its own and refuse to work when they outgrow the Java heap.
    setUnlessSet("org.bytedeco.javacpp.maxbytes", "0");
    setUnlessSet("org.bytedeco.javacpp.maxphysicalbytes", "0");
    try {
      Loader.load(Pointer.class);
      Loader.load(dnnl.class);
      return Optional.empty();
    } catch (LinkageError e) {
      return Optional.of(
          "no native libraries for "
              + Loader.getPlatform()
              + " can be loaded: "
              + e.getMessage()
              + ". Install the natives-cpu bundle built for this platform, or use the reference"
              + " backend.");
    }
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** Where the libraries are unpacked: the user's cache, as the operating system has it. */
  private static Path cache() {
    Map<String, String> environment = System.getenv();
    Path home = Path.of(System.getProperty("user.home"));
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    Path base;
    if (system.startsWith("windows") && environment.containsKey("LOCALAPPDATA")) {
      base = Path.of(environment.get("LOCALAPPDATA"));
    } else if (system.startsWith("mac")) {
      base = home.resolve("Library").resolve("Caches");
    } else if (environment.containsKey("XDG_CACHE_HOME")) {
      base = Path.of(environment.get("XDG_CACHE_HOME"));
    } else {
      base = home.resolve(".cache");
    }
    return base.resolve("fascicle").resolve(CACHE);
  }
}
