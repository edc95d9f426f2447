package org.fascicle.embed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserCacheTest {

  @Test
  void followsTheRulesOfEachSystem() {
    assertThat(folder("Linux", Map.of())).isEqualTo(Path.of("/home/ada/.cache/fascicle"));
    assertThat(folder("Linux", Map.of("XDG_CACHE_HOME", "/fast")))
        .isEqualTo(Path.of("/fast/fascicle"));
    assertThat(folder("Mac OS X", Map.of("XDG_CACHE_HOME", "/fast")))
        .isEqualTo(Path.of("/home/ada/Library/Caches/fascicle"));
    assertThat(folder("Windows 11", Map.of("LOCALAPPDATA", "/local")))
        .isEqualTo(Path.of("/local/fascicle"));
    assertThat(folder("Windows 11", Map.of()))
        .isEqualTo(Path.of("/home/ada/AppData/Local/fascicle"));
  }

  @Test
  void ignoresWhatIsEmptyOrRelative() {
    Path byDefault = Path.of("/home/ada/.cache/fascicle");
    assertThat(folder("Linux", Map.of("XDG_CACHE_HOME", ""))).isEqualTo(byDefault);
    assertThat(folder("Linux", Map.of("XDG_CACHE_HOME", "cache"))).isEqualTo(byDefault);
  }

  private static Path folder(String system, Map<String, String> environment) {
    return UserCache.folder(system, "/home/ada", environment::get);
  }
}
