package org.fascicle.embed.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.fascicle.embed.bundle.LaunchException;

/**
 * The jars inside this jar, unpacked: each in a folder named by its digest, so that programs of
 * different versions share one store and no file in it ever changes.
 */
final class JarStore {
  private final Path root;
  private final ClassLoader source;

  JarStore(Path root, ClassLoader source) {
    this.root = root;
    this.source = source;
  }

  /** Gives the files of several jars, in their order. */
  List<Path> files(List<LaunchIndex.Entry> entries) throws IOException {
    List<Path> files = new ArrayList<>();
    for (LaunchIndex.Entry entry : entries) {
      files.add(file(entry));
    }
    return files;
  }

  /**
   * Gives the file of a jar, unpacking it if it is absent or damaged.
   *
   * @throws IOException if the folder cannot be written
   */
  Path file(LaunchIndex.Entry entry) throws IOException {
    Path file = root.resolve(entry.digest().substring(0, 16)).resolve(entry.name());
    if (!isIntact(file, entry)) {
      unpack(entry, file);
    }
    return file;
  }

  /** Reads every byte: a checksum of a few megabytes costs a millisecond, a broken jar an hour. */
  private static boolean isIntact(Path file, LaunchIndex.Entry entry) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == entry.size()
        && crc(Files.readAllBytes(file)) == entry.crc();
  }

  private void unpack(LaunchIndex.Entry entry, Path file) throws IOException {
    byte[] content = read(entry);
    if (content.length != entry.size() || crc(content) != entry.crc()) {
      throw new LaunchException(
          "Fascicle's jar is damaged: "
              + entry.resource()
              + " should hold "
              + entry.size()
              + " bytes with checksum "
              + entry.crc()
              + ", but holds "
              + content.length
              + " with "
              + crc(content)
              + ". Fetch the jar again.");
    }
    Files.createDirectories(file.getParent());
    // Others may be unpacking the same jar: each writes a file of its own and renames it.
    String mark = ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
    Path draft = file.resolveSibling(entry.name() + "." + mark + ".part");
    try {
      Files.write(draft, content);
      moveInto(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void moveInto(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private byte[] read(LaunchIndex.Entry entry) throws IOException {
    try (InputStream in = source.getResourceAsStream(entry.resource())) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  private static long crc(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return crc.getValue();
  }
}
