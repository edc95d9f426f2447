package org.fascicle.plugin.core.callback.tensorboard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads event files from the published formats alone; shares no code with what writes them. */
final class EventReader {
  private EventReader() {}

  /** A message's values by field number: Long, Double, Float or byte[]. */
  record Fields(Map<Integer, List<Object>> values) {
    static Fields of(byte... bytes) {
      Map<Integer, List<Object>> values = new LinkedHashMap<>();
      ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      while (in.hasRemaining()) {
        int key = (int) varint(in);
        Object value =
            switch (key & 7) {
              case 0 -> varint(in);
              case 1 -> in.getDouble();
              case 2 -> take(in, (int) varint(in));
              case 5 -> in.getFloat();
              default -> throw new AssertionError("wire type " + (key & 7));
            };
        values.computeIfAbsent(key >> 3, field -> new ArrayList<>()).add(value);
      }
      return new Fields(values);
    }

    boolean has(int field) {
      return values.containsKey(field);
    }

    Object one(int field) {
      List<Object> all = values.getOrDefault(field, List.of());
      if (all.size() != 1) {
        throw new AssertionError("field " + field + " has " + all.size() + " values");
      }
      return all.get(0);
    }

    long integer(int field) {
      return (Long) one(field);
    }

    double real(int field) {
      return ((Number) one(field)).doubleValue();
    }

    String text(int field) {
      return new String((byte[]) one(field), StandardCharsets.UTF_8);
    }

    Fields message(int field) {
      return of((byte[]) one(field));
    }

    List<Fields> messages(int field) {
      return values.getOrDefault(field, List.of()).stream().map(b -> of((byte[]) b)).toList();
    }

    List<String> texts(int field) {
      return values.getOrDefault(field, List.of()).stream()
          .map(b -> new String((byte[]) b, StandardCharsets.UTF_8))
          .toList();
    }

    double[] doubles(int field) {
      ByteBuffer in = ByteBuffer.wrap((byte[]) one(field)).order(ByteOrder.LITTLE_ENDIAN);
      double[] all = new double[in.remaining() / 8];
      in.asDoubleBuffer().get(all);
      return all;
    }
  }

  /** The events of a file; fails if a checksum is wrong or a record is cut. */
  static List<Fields> events(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<Fields> events = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] head = take(in, 8);
      check(head, in.getInt());
      byte[] data = take(in, (int) ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong());
      check(data, in.getInt());
      events.add(Fields.of(data));
    }
    return events;
  }

  private static void check(byte[] data, int expected) {
    int crc = crc(data);
    int masked = ((crc >>> 15) | (crc << 17)) + 0xA282EAD8;
    if (masked != expected) {
      throw new AssertionError("wrong checksum of " + data.length + " bytes");
    }
  }

  /** CRC-32C bit by bit, with the reversed polynomial 0x82F63B78 (RFC 3720). */
  static int crc(byte... data) {
    int crc = -1;
    for (byte b : data) {
      crc ^= b & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : 0x82F63B78);
      }
    }
    return ~crc;
  }

  private static byte[] take(ByteBuffer in, int count) {
    byte[] bytes = new byte[count];
    in.get(bytes);
    return bytes;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
