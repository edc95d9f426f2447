package org.fascicle.platform.internal.persist;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.fascicle.api.exception.FascicleException;

/**
 * Writes a file all at once: into a temporary one beside it, to the disk, then in its place.
 * Whatever goes wrong, the old file is there as it was, and no temporary one.
 */
final class AtomicFile {
  private static final System.Logger LOG = System.getLogger(AtomicFile.class.getName());

  private AtomicFile() {}

  /** Writes the content. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @throws FascicleException if that fails; it says what is there now
   */
  static void write(Path file, Content content) {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw failed(target, "there is no folder " + folder + ". Create it first", null);
    }
    if (Files.isDirectory(target)) {
      throw failed(target, "it is a folder. Choose another name", null);
    }
    Path temporary = null;
    try {
      temporary = temporary(folder, target);
      fill(temporary, content);
      move(temporary, target);
      temporary = null;
      flush(folder);
    } catch (IOException e) {
      throw failed(target, reason(folder, e), e);
    } finally {
      delete(temporary);
    }
  }

  /** A new file with the usual permissions, which {@link Files#createTempFile} does not give. */
  private static Path temporary(Path folder, Path target) throws IOException {
    String suffix = Long.toHexString(System.nanoTime()) + ".tmp";
    return Files.createFile(folder.resolve("." + target.getFileName() + "." + suffix));
  }

  private static void fill(Path temporary, Content content) throws IOException {
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The new name reaches the disk too, where folders can be flushed at all. */
  private static void flush(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "Folders cannot be flushed here", e);
    }
  }

  private static String reason(Path folder, IOException e) {
    String free;
    try {
      free = Files.getFileStore(folder).getUsableSpace() + " bytes are free there";
    } catch (IOException unknown) {
      free = "free space unknown";
    }
    return e.getMessage() + " (" + free + "). Make room, or choose another folder";
  }

  private static void delete(Path temporary) {
    if (temporary != null) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, "{0} could not be deleted: {1}", temporary, e);
      }
    }
  }

  private static FascicleException failed(Path file, String why, IOException cause) {
    return new FascicleException(
        file + " could not be written: " + why + ". What was there before is unchanged.", cause);
  }
}
