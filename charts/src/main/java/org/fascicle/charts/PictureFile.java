package org.fascicle.charts;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;
import org.fascicle.api.exception.FascicleException;

/** Writes a picture's file whole or not at all: whatever goes wrong, the old one is as it was. */
final class PictureFile {
  private PictureFile() {}

  /** Writes a PNG file; makes its folder. */
  static void write(Path file, BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw failed(file, e);
    }
    write(file, bytes.toByteArray());
  }

  /** Writes a text file; makes its folder. */
  static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path file, byte[] content) {
    Path target = file.toAbsolutePath();
    if (Files.isDirectory(target)) {
      throw new FascicleException(file + " cannot be written: it is a folder. Name a file in it.");
    }
    try {
      Path folder = Files.createDirectories(target.getParent());
      // Not createTempFile, whose files nobody else may read.
      String suffix = Long.toHexString(System.nanoTime()) + ".tmp";
      Path temporary = Files.createFile(folder.resolve("." + target.getFileName() + "." + suffix));
      try {
        Files.write(temporary, content);
        move(temporary, target);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static FascicleException failed(Path file, IOException cause) {
    return new FascicleException(
        file + " cannot be written: " + cause + ". What was there before is unchanged.", cause);
  }
}
