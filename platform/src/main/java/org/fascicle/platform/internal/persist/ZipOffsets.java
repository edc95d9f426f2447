package org.fascicle.platform.internal.persist;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the entries of a zip begin, so that a failure can name the byte. {@code java.util.zip}
 * knows but does not say.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE, sections
 *     4.3.7, 4.3.12, 4.3.16</a>
 */
final class ZipOffsets {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int DIRECTORY_SIGNATURE = 0x02014b50;
  private static final int DIRECTORY_BYTES = 46;
  private static final int LOCAL_BYTES = 30;

  private ZipOffsets() {}

  /** The offset of each entry's first byte; null if it cannot be told, as in files over 4 GiB. */
  static Map<String, Long> of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      int tail = (int) Math.min(channel.size(), END_BYTES + MAX_COMMENT);
      ByteBuffer end = read(channel, channel.size() - tail, tail);
      for (int at = tail - END_BYTES; at >= 0; at--) {
        if (end.getInt(at) == END_SIGNATURE) {
          long begin = end.getInt(at + 16) & 0xFFFFFFFFL;
          long bytes = end.getInt(at + 12) & 0xFFFFFFFFL;
          boolean fits = begin + bytes <= channel.size() && bytes <= Integer.MAX_VALUE;
          return fits ? entries(channel, read(channel, begin, (int) bytes)) : null;
        }
      }
      return null;
    }
  }

  private static Map<String, Long> entries(FileChannel channel, ByteBuffer directory)
      throws IOException {
    Map<String, Long> offsets = new HashMap<>();
    int at = 0;
    while (at + DIRECTORY_BYTES <= directory.limit()
        && directory.getInt(at) == DIRECTORY_SIGNATURE) {
      int name = directory.getShort(at + 28) & 0xFFFF;
      int extra = directory.getShort(at + 30) & 0xFFFF;
      int comment = directory.getShort(at + 32) & 0xFFFF;
      long local = directory.getInt(at + 42) & 0xFFFFFFFFL;
      if (at + DIRECTORY_BYTES + name > directory.limit() || local + LOCAL_BYTES > channel.size()) {
        return null;
      }
      byte[] text = new byte[name];
      directory.get(at + DIRECTORY_BYTES, text);
      ByteBuffer header = read(channel, local, LOCAL_BYTES);
      int skip = (header.getShort(26) & 0xFFFF) + (header.getShort(28) & 0xFFFF);
      offsets.put(new String(text, StandardCharsets.UTF_8), local + LOCAL_BYTES + skip);
      at += DIRECTORY_BYTES + name + extra + comment;
    }
    return offsets;
  }

  private static ByteBuffer read(FileChannel channel, long from, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    long at = from;
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes, at);
      if (read < 0) {
        break;
      }
      at += read;
    }
    return bytes.flip();
  }
}
