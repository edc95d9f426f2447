package org.fascicle.embed.internal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Where a program of this user may keep what it can make again. */
final class UserCache {
  private UserCache() {}

  static Path folder() {
    return folder(System.getProperty("os.name"), System.getProperty("user.home"), System::getenv);
  }

  static Path folder(String system, String home, UnaryOperator<String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String local = environment.apply("LOCALAPPDATA");
      return (isSet(local) ? Path.of(local) : Path.of(home, "AppData", "Local"))
          .resolve("fascicle");
    }
    if (name.startsWith("mac")) {
      return Path.of(home, "Library", "Caches", "fascicle");
    }
    String xdg = environment.apply("XDG_CACHE_HOME");
    // The XDG rules say that a relative path is to be ignored.
    boolean usable = isSet(xdg) && Path.of(xdg).isAbsolute();
    return (usable ? Path.of(xdg) : Path.of(home, ".cache")).resolve("fascicle");
  }

  private static boolean isSet(String value) {
    return value != null && !value.isEmpty();
  }
}
