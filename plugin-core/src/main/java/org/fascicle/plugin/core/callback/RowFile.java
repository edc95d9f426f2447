package org.fascicle.plugin.core.callback;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.fascicle.api.exception.FascicleException;

/** A text file of rows. Whoever reads it, also after a crash, finds complete rows. */
final class RowFile {
  private final Path file;

  RowFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** The complete rows; what a crash has left of another is not one. */
  List<String> rows() {
    try {
      if (!Files.exists(file)) {
        return List.of();
      }
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  /** Replaces all rows, at once. */
  void replace(List<String> rows) {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(temporary);
      write(temporary, String.join("", rows.stream().map(row -> row + "\n").toList()));
      Files.move(
          temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failed("written", e);
    }
  }

  /** Adds a row, by a single write. */
  void add(String row) {
    try {
      write(file, row + "\n");
    } catch (IOException e) {
      throw failed("written", e);
    }
  }

  private static void write(Path target, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel =
        FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private FascicleException failed(String what, IOException e) {
    return new FascicleException(file + " cannot be " + what + ": " + e.getMessage(), e);
  }
}
