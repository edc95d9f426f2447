package org.fascicle.plugin.datasets.idx;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.fascicle.api.exception.CorruptFileException;
import org.fascicle.api.exception.FascicleException;

/**
 * Reads one IDX file of unsigned bytes, plain or gzip, whatever its name says.
 *
 * <p>The format: two zero bytes, the element type (0x08: unsigned byte), the number of axes, each
 * axis length as a big-endian 32-bit number, the elements in row-major order. Nothing is allocated
 * on the word of the header alone, and offsets in messages count unpacked bytes.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">The MNIST database: file formats</a>
 */
final class IdxReader {
  private static final int UNSIGNED_BYTE = 0x08;
  private static final int MAGIC_BYTES = 4;
  private static final int AXIS_BYTES = 4;

  /** What an array in Java can hold for certain. */
  private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

  /** Deflate packs 258 bytes into two bits at best. */
  private static final long BEST_DEFLATE_RATIO = 1032;

  private static final String ADVICE =
      "Replace the file by an undamaged copy; remove it if another copy lies in another folder.";

  private final Path file;
  private final long fileBytes;
  private final boolean packed;
  private final CountingStream in;

  private IdxReader(Path file, InputStream raw) throws IOException {
    this.file = file;
    this.fileBytes = Files.size(file);
    InputStream buffered = new BufferedInputStream(raw, 1 << 16);
    this.packed = startsLikeGzip(buffered);
    this.in = new CountingStream(packed ? new GZIPInputStream(buffered, 1 << 16) : buffered);
  }

  /**
   * Reads a file.
   *
   * @param rank the number of axes it must have
   * @throws CorruptFileException if its content is not what the format asks for
   * @throws FascicleException if it cannot be read
   */
  static IdxArray read(Path file, int rank) {
    try (InputStream raw = Files.newInputStream(file)) {
      return open(file, raw).read(rank);
    } catch (IOException e) {
      throw new FascicleException(
          file + ": cannot be read (" + e + "). Check that it is a file that you may read.", e);
    }
  }

  /** The byte offset at which the length of an axis stands. */
  static long axisOffset(int axis) {
    return MAGIC_BYTES + (long) AXIS_BYTES * axis;
  }

  private static IdxReader open(Path file, InputStream raw) throws IOException {
    try {
      return new IdxReader(file, raw);
    } catch (EOFException | ZipException e) {
      throw damagedGzip(file, 0, e);
    }
  }

  private static boolean startsLikeGzip(InputStream buffered) throws IOException {
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1F && buffered.read() == 0x8B;
    buffered.reset();
    return gzip;
  }

  private IdxArray read(int rank) throws IOException {
    try {
      readMagic(rank);
      List<Integer> axes = readAxes(rank);
      byte[] data = readData(axes);
      return new IdxArray(file, axes, data);
    } catch (EOFException | ZipException e) {
      throw damagedGzip(file, in.count(), e);
    }
  }

  private void readMagic(int rank) throws IOException {
    byte[] magic = in.readNBytes(MAGIC_BYTES);
    byte[] expected = {0, 0, UNSIGNED_BYTE, (byte) rank};
    for (int i = 0; i < MAGIC_BYTES; i++) {
      if (i == magic.length || magic[i] != expected[i]) {
        String found = magic.length == 0 ? "nothing: the file is empty" : describe(magic);
        throw corrupt(i, describe(expected) + ", an IDX file of bytes with " + axes(rank), found);
      }
    }
  }

  private List<Integer> readAxes(int rank) throws IOException {
    List<Integer> axes = new ArrayList<>();
    long product = 1;
    for (int axis = 0; axis < rank; axis++) {
      byte[] length = in.readNBytes(AXIS_BYTES);
      if (length.length < AXIS_BYTES) {
        throw corrupt(
            in.count(), "the length of axis " + axis + ", 4 bytes", "the end of the file");
      }
      long unsigned = ByteBuffer.wrap(length).getInt() & 0xFFFFFFFFL;
      if (unsigned == 0 || unsigned > MOST_BYTES / product) {
        throw corrupt(
            axisOffset(axis),
            "an axis length from 1 to " + MOST_BYTES / product,
            String.valueOf(unsigned));
      }
      product *= unsigned;
      axes.add((int) unsigned);
    }
    return axes;
  }

  private byte[] readData(List<Integer> axes) throws IOException {
    int bytes = axes.stream().reduce(1, Math::multiplyExact);
    long header = in.count();
    requireRoomFor(bytes, header);
    // Grows as it reads, so that a header that lies costs no more memory than the file has data.
    byte[] data = in.readNBytes(bytes);
    if (data.length < bytes) {
      throw tooShort(in.count(), bytes, "the end of the file after " + data.length);
    }
    // Reading on to the end also makes gzip compare its checksum.
    if (in.read() >= 0) {
      throw corrupt(header + bytes, "the end of the file", "more data");
    }
    return data;
  }

  /** Refuses what the file's size rules out, before anything is read. */
  private void requireRoomFor(int bytes, long header) {
    if (packed && bytes > BEST_DEFLATE_RATIO * fileBytes) {
      String found = "a gzip file of " + fileBytes + " bytes, which cannot hold them";
      throw tooShort(header, bytes, found);
    }
    if (!packed && bytes > fileBytes - header) {
      throw tooShort(fileBytes, bytes, "the end of the file after " + (fileBytes - header));
    }
  }

  private CorruptFileException tooShort(long offset, int bytes, String found) {
    return corrupt(offset, bytes + " bytes of data, as the header says", found);
  }

  private CorruptFileException corrupt(long offset, String expected, String found) {
    return new CorruptFileException(file, offset, expected, found, ADVICE);
  }

  private static CorruptFileException damagedGzip(Path file, long unpacked, IOException cause) {
    CorruptFileException corrupt =
        new CorruptFileException(
            file,
            unpacked,
            "undamaged gzip data",
            cause instanceof EOFException
                ? "the end of the file"
                : String.valueOf(cause.getMessage()),
            ADVICE);
    corrupt.initCause(cause);
    return corrupt;
  }

  private static String axes(int rank) {
    return rank == 1 ? "1 axis" : rank + " axes";
  }

  /** Hexadecimal and, where it is text (a saved web page, say), as such. */
  private static String describe(byte[] bytes) {
    String hex = HexFormat.ofDelimiter(" ").formatHex(bytes);
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      if (b < ' ' || b > '~') {
        return hex;
      }
      text.append((char) b);
    }
    return hex + " (\"" + text + "\")";
  }
}
