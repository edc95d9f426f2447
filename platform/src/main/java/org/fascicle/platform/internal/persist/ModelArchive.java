package org.fascicle.platform.internal.persist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.fascicle.api.exception.CorruptFileException;
import org.fascicle.api.exception.FascicleException;

/** The zip of a model's file, opened to read. Nothing is unpacked to the disk. */
final class ModelArchive implements AutoCloseable {
  /** Far more than any architecture's. */
  private static final long MAX_JSON = 64L << 20;

  private static final int MAX_ENTRIES = 1000;

  private final Path file;
  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new HashMap<>();
  private final Map<String, Long> offsets;

  private ModelArchive(Path file, ZipFile zip) throws IOException {
    this.file = file;
    this.zip = zip;
    this.offsets = ZipOffsets.of(file);
    List<? extends ZipEntry> all = Collections.list(zip.entries());
    if (all.size() > MAX_ENTRIES) {
      throw failure("").corrupt(-1, "at most " + MAX_ENTRIES + " entries", all.size() + "");
    }
    for (ZipEntry entry : all) {
      if (entries.put(entry.getName(), entry) != null) {
        throw failure("").corrupt(-1, "each entry once", entry.getName() + " twice");
      }
    }
  }

  /**
   * Opens a file.
   *
   * @throws CorruptFileException if it is no zip
   * @throws FascicleException if it cannot be read
   */
  static ModelArchive open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new FascicleException(
          file + (Files.exists(file) ? " is no file" : " does not exist") + ". Check the path.");
    }
    ZipFile zip = null;
    try {
      zip = new ZipFile(file.toFile());
      ModelArchive archive = new ModelArchive(file, zip);
      zip = null;
      return archive;
    } catch (ZipException e) {
      throw notZip(file, e);
    } catch (IOException e) {
      throw unreadable(file, e);
    } finally {
      close(zip);
    }
  }

  private static CorruptFileException notZip(Path file, ZipException e) {
    long size = file.toFile().length();
    String what = size == 0 ? "an empty file" : size + " bytes that are not: " + e.getMessage();
    CorruptFileException failure = new Failure(file, "", 0).corrupt(size, "a complete zip", what);
    failure.initCause(e);
    return failure;
  }

  private static FascicleException unreadable(Path file, IOException e) {
    return new FascicleException(file + " could not be read: " + e.getMessage() + ".", e);
  }

  private static void close(ZipFile zip) {
    if (zip != null) {
      try {
        zip.close();
      } catch (IOException e) {
        System.getLogger(ModelArchive.class.getName())
            .log(System.Logger.Level.DEBUG, "A damaged file could not be closed", e);
      }
    }
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /** Where a failure within an entry is. */
  Failure failure(String name) {
    return new Failure(file, name, offsets == null ? -1 : offsets.getOrDefault(name, -1L));
  }

  /** An entry that holds a JSON object. */
  Fields json(String name) {
    ZipEntry entry = entry(name);
    Failure failure = failure(name);
    if (entry.getSize() > MAX_JSON) {
      throw failure.corrupt(
          0, "at most " + MAX_JSON + " bytes", entry.getSize() + ", by the zip's directory");
    }
    byte[] text =
        read(
            name,
            in -> {
              byte[] bytes = in.readNBytes((int) MAX_JSON + 1);
              if (bytes.length > MAX_JSON) {
                throw failure.corrupt(MAX_JSON, "at most " + MAX_JSON + " bytes", "more");
              }
              return bytes;
            });
    try {
      return new Fields(name, Json.read(text));
    } catch (Json.Refused e) {
      throw failure.corrupt(e.offset(), "JSON", String.valueOf(e.getMessage()));
    }
  }

  /** Reads something from an entry. */
  interface Reader<T> {
    T read(InputStream in) throws IOException;
  }

  /** Reads an entry that is stored as it is, so that its size is not greater than the file's. */
  <T> T stored(String name, Reader<T> reader) {
    ZipEntry entry = entry(name);
    if (entry.getMethod() != ZipEntry.STORED || entry.getSize() > file.toFile().length()) {
      throw failure(name)
          .corrupt(0, "bytes that are not compressed", entry.getSize() + " bytes, compressed");
    }
    return read(name, reader);
  }

  /** The size of an entry. */
  long size(String name) {
    return entry(name).getSize();
  }

  private <T> T read(String name, Reader<T> reader) {
    ZipEntry entry = entry(name);
    CRC32 crc = new CRC32();
    try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
      T result = reader.read(in);
      in.transferTo(java.io.OutputStream.nullOutputStream());
      if (crc.getValue() != entry.getCrc()) {
        throw failure(name)
            .corrupt(
                0,
                "bytes with checksum " + Long.toHexString(entry.getCrc()),
                Long.toHexString(crc.getValue()));
      }
      return result;
    } catch (ZipException e) {
      throw failure(name).corrupt(0, "readable bytes", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw failure("").corrupt(-1, "an entry " + name, "the entries " + entries.keySet());
    }
    return entry;
  }

  @Override
  public void close() {
    close(zip);
  }
}
