package org.fascicle.plugin.core.callback.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A Protocol Buffers message, written field by field.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Encoding</a>
 */
final class Message {
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int DELIMITED = 2;
  private static final int FOUR_BYTES = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A field of type int64, int32, bool or of an enumeration. */
  Message integer(int field, long value) {
    key(field, VARINT);
    varint(value);
    return this;
  }

  /** A field of type float. */
  Message float32(int field, float value) {
    key(field, FOUR_BYTES);
    little(Float.floatToRawIntBits(value), 4);
    return this;
  }

  /** A field of type double. */
  Message float64(int field, double value) {
    key(field, EIGHT_BYTES);
    little(Double.doubleToRawLongBits(value), 8);
    return this;
  }

  /** A repeated field of type double, packed. */
  Message packed(int field, double... values) {
    key(field, DELIMITED);
    varint(8L * values.length);
    for (double value : values) {
      little(Double.doubleToRawLongBits(value), 8);
    }
    return this;
  }

  /** A field of type string. */
  Message text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A field that is a message. */
  Message message(int field, Message value) {
    return bytes(field, value.bytes());
  }

  /** A field of type bytes. */
  Message bytes(int field, byte... value) {
    key(field, DELIMITED);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  /** What was written. */
  byte[] bytes() {
    return out.toByteArray();
  }

  private void key(int field, int type) {
    varint(((long) field << 3) | type);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private void little(long bits, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (bits >>> (8 * i)));
    }
  }
}
