package org.fascicle.plugin.core.callback.tensorboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;
import org.fascicle.api.exception.FascicleException;

/**
 * A file of TFRecords, to which records are added. A record is its length (8 bytes, little-endian),
 * the masked CRC-32C of those bytes, the data, and the masked CRC-32C of the data.
 *
 * @see <a href="https://www.tensorflow.org/tutorials/load_data/tfrecord">TFRecord</a>
 */
final class EventFile {
  private static final int MASK_DELTA = 0xA282EAD8;

  private final Path file;

  EventFile(Path file) {
    this.file = file;
  }

  /** Adds records, by a single write; makes the file and its folder. */
  void add(List<Message> records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    records.forEach(record -> out.writeBytes(framed(record.bytes())));
    ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
    } catch (IOException e) {
      throw new FascicleException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** A record around data. */
  static byte[] framed(byte... data) {
    byte[] record = new byte[data.length + 16];
    ByteBuffer out = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(data.length);
    out.putInt(maskedCrc(record, 0, 8));
    out.put(data);
    out.putInt(maskedCrc(data, 0, data.length));
    return record;
  }

  /** Turned by 15 bits and moved on, so that a checksum of checksums still finds errors. */
  static int maskedCrc(byte[] data, int from, int count) {
    CRC32C crc = new CRC32C();
    crc.update(data, from, count);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
  }
}
