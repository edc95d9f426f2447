package org.fascicle.platform.internal.persist;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Reads what {@link SafeTensors} writes, from anybody. Nothing is believed: header length, types,
 * shapes and offsets are checked against each other and against the number of bytes there are,
 * before memory is asked for.
 */
final class SafeTensorsReader {
  /** Far more than any model's; the limit of the format's first implementation. */
  private static final long MAX_HEADER = 100_000_000;

  private static final int LENGTH_BYTES = 8;

  private final InputStream in;
  private final long size;
  private final Failure failure;
  private long at;

  /**
   * A reader.
   *
   * @param size bytes that {@code in} gives
   */
  SafeTensorsReader(InputStream in, long size, Failure failure) {
    this.in = in;
    this.size = size;
    this.failure = failure;
  }

  /** An array of the header. */
  private record Item(String name, TensorSpec spec, long begin, long end) {}

  /** Every array. */
  Map<String, HostArray> read() throws IOException {
    Map<String, HostArray> arrays = new LinkedHashMap<>();
    for (Item item : items()) {
      arrays.put(item.name, array(item));
    }
    return arrays;
  }

  /** Shapes and types alone. */
  Map<String, TensorSpec> specs() throws IOException {
    Map<String, TensorSpec> specs = new LinkedHashMap<>();
    items().forEach(item -> specs.put(item.name, item.spec));
    return specs;
  }

  private HostArray array(Item item) throws IOException {
    if (item.end - item.begin > Integer.MAX_VALUE - 8) {
      throw failure.corrupt(
          at, "arrays of less than 2 GiB", item.name + " of " + (item.end - item.begin) + " bytes");
    }
    HostArray array = HostArray.zeros(item.spec.dtype(), item.spec.shape());
    byte[] bytes = array.buffer().array();
    fill(bytes, item.name);
    if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN && item.spec.dtype().bytes() > 1) {
      SafeTensors.swap(ByteBuffer.wrap(bytes), item.spec.dtype().bytes());
    }
    return array;
  }

  /** The arrays, in the order of their elements: without gaps, without overlaps, to the end. */
  private List<Item> items() throws IOException {
    Map<String, Object> header = header();
    List<Item> items = new ArrayList<>();
    for (Map.Entry<String, Object> entry : header.entrySet()) {
      if (!entry.getKey().equals("__metadata__")) {
        items.add(item(entry.getKey(), entry.getValue()));
      }
    }
    items.sort(Comparator.comparingLong(Item::begin).thenComparingLong(Item::end));
    long next = 0;
    for (Item item : items) {
      if (item.begin != next) {
        throw failure.corrupt(
            at,
            "elements of \"" + item.name + "\" from byte " + next,
            "from byte " + item.begin + ", which leaves a gap or overlaps");
      }
      next = item.end;
    }
    if (next != size - at) {
      throw failure.corrupt(at, (size - at) + " bytes of elements", next + " in the header");
    }
    return items;
  }

  private Map<String, Object> header() throws IOException {
    if (size < LENGTH_BYTES) {
      throw failure.corrupt(size, "at least 8 bytes", size + "");
    }
    byte[] length = new byte[LENGTH_BYTES];
    fill(length, "the header's length");
    long bytes = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (bytes < 2 || bytes > MAX_HEADER || bytes > size - LENGTH_BYTES) {
      throw failure.corrupt(
          0,
          "a header of 2 to " + Math.min(MAX_HEADER, size - LENGTH_BYTES) + " bytes",
          "a length of " + Long.toUnsignedString(bytes));
    }
    byte[] json = new byte[(int) bytes];
    fill(json, "the header");
    try {
      return Json.read(json);
    } catch (Json.Refused e) {
      long where = e.offset() < 0 ? -1 : LENGTH_BYTES + e.offset();
      throw failure.corrupt(where, "a header in JSON", String.valueOf(e.getMessage()));
    }
  }

  private Item item(String name, Object json) {
    if (json instanceof Map<?, ?> map
        && map.get("shape") instanceof List<?> shape
        && map.get("data_offsets") instanceof List<?> offsets
        && offsets.size() == 2
        && isCount(offsets.get(0))
        && isCount(offsets.get(1))
        && shape.stream().allMatch(SafeTensorsReader::isCount)) {
      DType dtype = SafeTensors.dtype(map.get("dtype"));
      if (dtype != null) {
        return item(name, dtype, shape, number(offsets.get(0)), number(offsets.get(1)));
      }
    }
    throw failure.corrupt(
        LENGTH_BYTES, "dtype, shape and data_offsets of \"" + name + "\"", String.valueOf(json));
  }

  private Item item(String name, DType dtype, List<?> dims, long begin, long end) {
    Shape shape = Shape.of(dims.stream().mapToLong(SafeTensorsReader::number).toArray());
    long bytes;
    try {
      bytes = Math.multiplyExact(shape.elements(), dtype.bytes());
    } catch (ArithmeticException e) {
      bytes = -1;
    }
    if (bytes < 0 || end - begin != bytes || end > size) {
      throw failure.corrupt(
          LENGTH_BYTES,
          "as many bytes for \"" + name + "\" as " + dtype + shape + " takes",
          "bytes " + begin + " to " + end);
    }
    return new Item(name, TensorSpec.of(dtype, shape), begin, end);
  }

  private static boolean isCount(Object value) {
    return (value instanceof Long || value instanceof Integer) && number(value) >= 0;
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  private void fill(byte[] bytes, String what) throws IOException {
    int read;
    try {
      read = in.readNBytes(bytes, 0, bytes.length);
    } catch (EOFException e) {
      throw failure.corrupt(at, bytes.length + " bytes for " + what, "the end");
    }
    at += read;
    if (read < bytes.length) {
      throw failure.corrupt(at, bytes.length + " bytes for " + what, read + " before the end");
    }
  }
}
