package org.fascicle.embed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fascicle.embed.TestBundles;
import org.fascicle.embed.bundle.BundleFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleFileTest {
  @TempDir private Path folder;

  @Test
  void readsTheSymbolicNameWithoutItsDirectives() throws IOException {
    Path jar = bundle("a.jar", "org.example.a;singleton:=true");
    assertThat(BundleFile.of(jar)).isEqualTo(new BundleFile(jar, "org.example.a"));
  }

  @Test
  void takesJarsOfAFolderByName() throws IOException {
    bundle("b.jar", "org.example.b");
    bundle("a.jar", "org.example.a");
    Files.writeString(folder.resolve("notes.txt"), "not a jar");
    Path other = Files.createDirectory(folder.resolve("more"));
    Path last = bundle("more/last.jar", "org.example.last");
    assertThat(BundleFile.allOf(List.of(last, folder, other)))
        .extracting(BundleFile::symbolicName)
        .containsExactly("org.example.last", "org.example.a", "org.example.b", "org.example.last");
  }

  @Test
  void refusesWhatIsNoBundle() throws IOException {
    Path plain = TestBundles.write(folder.resolve("plain.jar"), Map.of(), Map.of());
    assertThatThrownBy(() -> BundleFile.of(plain))
        .isInstanceOf(BundleFailedException.class)
        .hasMessageContaining("plain.jar")
        .hasMessageContaining("no Bundle-SymbolicName");
  }

  @Test
  void refusesWhatIsAbsentOrNoJar() throws IOException {
    Path absent = folder.resolve("absent.jar");
    assertThatThrownBy(() -> BundleFile.of(absent))
        .isInstanceOf(BundleFailedException.class)
        .hasMessageContaining("absent.jar");
    Path text = Files.writeString(folder.resolve("text.jar"), "hello");
    assertThatThrownBy(() -> BundleFile.of(text))
        .isInstanceOf(BundleFailedException.class)
        .hasMessageContaining("text.jar")
        .hasMessageContaining("complete jar");
  }

  private Path bundle(String name, String symbolicName) throws IOException {
    return TestBundles.write(
        folder.resolve(name), Map.of("Bundle-SymbolicName", symbolicName), Map.of());
  }
}
