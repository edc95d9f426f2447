package org.fascicle.platform.internal.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.CorruptFileException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The array format: what is written is read, what lies is refused. */
class SafeTensorsTest {
  private static final Failure FAILURE = new Failure(Path.of("x"), "weights", 100);

  private static Map<String, HostArray> read(byte[] bytes) throws IOException {
    return new SafeTensorsReader(new ByteArrayInputStream(bytes), bytes.length, FAILURE).read();
  }

  /** A file with this header and so many bytes of elements. */
  private static byte[] file(String header, int elements) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + elements).order(ByteOrder.LITTLE_ENDIAN);
    return bytes.putLong(json.length).put(json).array();
  }

  @Test
  void everyTypeAndShapeComesBack() throws IOException {
    Map<String, HostArray> arrays = new LinkedHashMap<>();
    for (DType dtype : DType.values()) {
      HostArray array = HostArray.zeros(dtype, Shape.of(2, 3));
      for (int i = 0; i < array.buffer().capacity(); i++) {
        array.buffer().put(i, (byte) (i + 1));
      }
      arrays.put("a/" + dtype, array);
    }
    arrays.put("scalar", HostArray.of(new float[] {7}));
    arrays.put("empty", HostArray.of(new float[0], 0, 3));
    arrays.put("quote \" ü", HostArray.of(new float[] {1}, 1));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SafeTensors.write(arrays, out);
    Map<String, HostArray> back = read(out.toByteArray());
    assertThat(back).containsOnlyKeys(arrays.keySet());
    arrays.forEach(
        (name, array) -> {
          assertThat(back.get(name).shape()).as(name).isEqualTo(array.shape());
          assertThat(back.get(name).dtype()).as(name).isEqualTo(array.dtype());
          assertThat(back.get(name).buffer()).as(name).isEqualTo(array.buffer());
        });
  }

  @Test
  void aPublishedLayoutIsRead() throws IOException {
    byte[] bytes =
        file(
            "{\"__metadata__\":{\"format\":\"pt\"},\"b\":{\"dtype\":\"F32\",\"shape\":[1],"
                + "\"data_offsets\":[4,8]},\"a\":{\"dtype\":\"I32\",\"shape\":[],"
                + "\"data_offsets\":[0,4]}}   ",
            8);
    bytes[bytes.length - 8] = 5;
    Map<String, HostArray> arrays = read(bytes);
    assertThat(arrays).containsOnlyKeys("a", "b");
    assertThat(arrays.get("a").toDoubles()).containsExactly(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,16]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
        "{\"a\":{\"dtype\":\"F99\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2.5],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":2,\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}",
        "{\"a\":7}",
        "[1, 2]",
        "{\"a\":",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3000000000,3000000000,3000000000],"
            + "\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[9223372036854775807],"
            + "\"data_offsets\":[0,9223372036854775807]}}"
      })
  void headersThatLieAreRefused(String header) {
    assertThatThrownBy(() -> read(file(header, 8)))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("in weights")
        .satisfies(
            e -> assertThat(((CorruptFileException) e).offset()).isGreaterThanOrEqualTo(100));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 9, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE})
  void hugeHeadersAreRefusedBeforeMemoryIsAskedFor(long length) {
    byte[] bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining(Long.toUnsignedString(length));
  }

  @Test
  void aShortFileIsRefused() {
    assertThatThrownBy(() -> read(new byte[3])).isInstanceOf(CorruptFileException.class);
  }
}
