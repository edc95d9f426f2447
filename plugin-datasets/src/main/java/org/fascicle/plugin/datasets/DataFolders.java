package org.fascicle.plugin.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where data files are looked for. */
public final class DataFolders {
  private DataFolders() {}

  /** The configured directory, if any, then the user's cache. */
  public static List<Path> search(Optional<Path> dataDirectory) {
    List<Path> folders = new ArrayList<>();
    dataDirectory.ifPresent(folders::add);
    folders.add(
        cache(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home")));
    return folders;
  }

  /**
   * The user's cache, where the operating system's custom puts it.
   *
   * @param environment environment variables
   * @param system name of the operating system
   * @param home the user's home directory
   */
  static Path cache(Map<String, String> environment, String system, String home) {
    return caches(environment, system.toLowerCase(Locale.ROOT), Path.of(home))
        .resolve(Path.of("fascicle", "datasets"));
  }

  private static Path caches(Map<String, String> environment, String system, Path home) {
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!xdg.isEmpty()) {
      return Path.of(xdg);
    }
    if (system.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      return local.isEmpty() ? home.resolve(Path.of("AppData", "Local")) : Path.of(local);
    }
    return system.startsWith("mac")
        ? home.resolve(Path.of("Library", "Caches"))
        : home.resolve(".cache");
  }
}
