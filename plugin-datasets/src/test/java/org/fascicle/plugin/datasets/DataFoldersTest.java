package org.fascicle.plugin.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataFoldersTest {
  private static final Path LEAF = Path.of("fascicle", "datasets");

  @Test
  void followsTheSystemsCustom() {
    Map<String, String> nothing = Map.of();
    assertThat(DataFolders.cache(nothing, "Linux", "/home/u"))
        .isEqualTo(Path.of("/home/u/.cache").resolve(LEAF));
    assertThat(DataFolders.cache(nothing, "Mac OS X", "/Users/u"))
        .isEqualTo(Path.of("/Users/u/Library/Caches").resolve(LEAF));
    assertThat(DataFolders.cache(nothing, "Windows 11", "/u"))
        .isEqualTo(Path.of("/u/AppData/Local").resolve(LEAF));
  }

  @Test
  void followsTheEnvironment() {
    assertThat(DataFolders.cache(Map.of("XDG_CACHE_HOME", "/fast"), "Linux", "/home/u"))
        .isEqualTo(Path.of("/fast").resolve(LEAF));
    assertThat(DataFolders.cache(Map.of("LOCALAPPDATA", "/local"), "Windows 11", "/u"))
        .isEqualTo(Path.of("/local").resolve(LEAF));
  }

  @Test
  void prefersTheConfiguredDirectory() {
    assertThat(DataFolders.search(Optional.of(Path.of("/data"))))
        .hasSize(2)
        .first()
        .isEqualTo(Path.of("/data"));
    assertThat(DataFolders.search(Optional.empty())).hasSize(1);
  }
}
