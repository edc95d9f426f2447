package org.fascicle.embed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.fascicle.embed.bundle.LaunchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarStoreTest {
  private static final byte[] CONTENT = "a bundle's bytes".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path root;

  @Test
  void unpacksOnceIntoAFolderNamedByTheDigest() throws IOException {
    Path file = store(CONTENT).file(entry());
    assertThat(root.relativize(file)).isEqualTo(Path.of("0123456789abcdef", "first.jar"));
    assertThat(file).hasBinaryContent(CONTENT);
    // The second time nothing is read: a source that gives nonsense does not matter.
    assertThat(store(new byte[3]).file(entry())).isEqualTo(file);
  }

  @Test
  void mendsWhatIsTruncatedOrChanged() throws IOException {
    JarStore store = store(CONTENT);
    Path file = store.file(entry());
    byte[] changed = CONTENT.clone();
    changed[5] ^= 1;
    for (byte[] damage : List.of(new byte[0], new byte[CONTENT.length], changed)) {
      Files.write(file, damage);
      assertThat(store.file(entry())).hasBinaryContent(CONTENT);
    }
  }

  @Test
  void refusesADamagedSource() {
    assertThatThrownBy(() -> store(new byte[3]).file(entry()))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("bundles/first.jar should hold " + CONTENT.length + " bytes")
        .hasMessageContaining("but holds 3");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void servesManyAtOnceAndLeavesNoDrafts() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Path>> files = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        files.add(threads.submit(() -> store(CONTENT).file(entry())));
      }
      for (Future<Path> file : files) {
        assertThat(file.get()).hasBinaryContent(CONTENT);
      }
    } finally {
      threads.shutdownNow();
    }
    try (Stream<Path> left = Files.list(root.resolve("0123456789abcdef"))) {
      assertThat(left).hasSize(1);
    }
  }

  private JarStore store(byte[] content) {
    ClassLoader source =
        new ClassLoader(null) {
          @Override
          public InputStream getResourceAsStream(String name) {
            return new ByteArrayInputStream(content);
          }
        };
    return new JarStore(root, source);
  }

  private static LaunchIndex.Entry entry() {
    CRC32 crc = new CRC32();
    crc.update(CONTENT);
    return new LaunchIndex.Entry(
        "META-INF/fascicle/bundles/first.jar",
        "0123456789abcdef0123456789abcdef",
        crc.getValue(),
        CONTENT.length,
        "org.example.first",
        "first.jar");
  }
}
