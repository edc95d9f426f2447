package org.fascicle.platform.internal.persist;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.tensor.DType;

/**
 * Named arrays as bytes: the length of a JSON header, the header, the elements without gaps, all
 * little-endian.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the safetensors format</a>
 */
final class SafeTensors {
  static final Map<DType, String> NAMES =
      Map.of(
          DType.FLOAT64, "F64",
          DType.FLOAT32, "F32",
          DType.FLOAT16, "F16",
          DType.BFLOAT16, "BF16",
          DType.INT64, "I64",
          DType.INT32, "I32",
          DType.UINT8, "U8",
          DType.BOOL, "BOOL");

  private SafeTensors() {}

  /** Writes arrays in their order. */
  static void write(Map<String, HostArray> arrays, OutputStream out) throws IOException {
    byte[] header = header(arrays);
    ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    out.write(length.putLong(header.length).array());
    out.write(header);
    WritableByteChannel channel = Channels.newChannel(out);
    for (HostArray array : arrays.values()) {
      ByteBuffer bytes = littleEndian(array);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  /** The header, padded with spaces so that elements are aligned to 8 bytes. */
  private static byte[] header(Map<String, HostArray> arrays) {
    Map<String, Object> header = new LinkedHashMap<>();
    long offset = 0;
    for (Map.Entry<String, HostArray> entry : arrays.entrySet()) {
      HostArray array = entry.getValue();
      long end = offset + bytes(array);
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("dtype", NAMES.get(array.dtype()));
      item.put("shape", Arrays.stream(array.shape().dims()).boxed().toList());
      item.put("data_offsets", List.of(offset, end));
      header.put(entry.getKey(), item);
      offset = end;
    }
    byte[] json = Json.writeCompact(header);
    byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  private static long bytes(HostArray array) {
    return array.shape().elements() * array.dtype().bytes();
  }

  private static ByteBuffer littleEndian(HostArray array) {
    ByteBuffer bytes = array.buffer().duplicate().clear().limit(Math.toIntExact(bytes(array)));
    if (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN || array.dtype().bytes() == 1) {
      return bytes;
    }
    ByteBuffer swapped = ByteBuffer.allocate(bytes.remaining());
    swapped.put(bytes).flip();
    swap(swapped, array.dtype().bytes());
    return swapped;
  }

  /** Reverses the bytes of each element. */
  static void swap(ByteBuffer bytes, int width) {
    for (int at = 0; at < bytes.limit(); at += width) {
      for (int i = 0; i < width / 2; i++) {
        byte low = bytes.get(at + i);
        bytes.put(at + i, bytes.get(at + width - 1 - i));
        bytes.put(at + width - 1 - i, low);
      }
    }
  }

  /** The element type that a header names; null for one that is not known. */
  static DType dtype(Object name) {
    for (Map.Entry<DType, String> entry : NAMES.entrySet()) {
      if (entry.getValue().equals(name)) {
        return entry.getKey();
      }
    }
    return null;
  }
}
