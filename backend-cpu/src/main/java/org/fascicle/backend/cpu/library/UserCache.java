package org.fascicle.backend.cpu.library;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The user's cache directory, as the operating system has it. */
final class UserCache {
  private UserCache() {}

  /** Where this program's files belong. */
  static Path directory() {
    return base(System.getenv(), Path.of(System.getProperty("user.home")), system())
        .resolve("fascicle");
  }

  private static String system() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT);
  }

  static Path base(Map<String, String> environment, Path home, String system) {
    if (system.startsWith("windows") && environment.containsKey("LOCALAPPDATA")) {
      return Path.of(environment.get("LOCALAPPDATA"));
    } else if (system.startsWith("mac")) {
      return home.resolve("Library").resolve("Caches");
    } else if (environment.containsKey("XDG_CACHE_HOME")) {
      return Path.of(environment.get("XDG_CACHE_HOME"));
    }
    return home.resolve(".cache");
  }
}
