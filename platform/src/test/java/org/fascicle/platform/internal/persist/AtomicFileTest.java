package org.fascicle.platform.internal.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fascicle.api.exception.FascicleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is replaced whole or not at all. */
class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void replaces() throws IOException {
    Path file = folder.resolve("file");
    AtomicFile.write(file, out -> out.write(1));
    AtomicFile.write(file, out -> out.write(2));
    assertThat(Files.readAllBytes(file)).containsExactly(2);
    assertOnly(file);
  }

  @Test
  void aFullDiskLeavesTheOldFileAndNoOther() throws IOException {
    Path file = folder.resolve("file");
    Files.write(file, new byte[] {7});
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(FascicleException.class)
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("bytes are free there")
        .hasMessageContaining("unchanged");
    assertThat(Files.readAllBytes(file)).containsExactly(7);
    assertOnly(file);
  }

  @Test
  void aFailureOfTheContentToo() throws IOException {
    Path file = folder.resolve("file");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      throw new IllegalStateException("from the content");
                    }))
        .hasMessage("from the content");
    assertOnly();
  }

  private void assertOnly(Path... files) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(files);
    }
  }
}
