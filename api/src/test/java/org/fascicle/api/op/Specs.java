package org.fascicle.api.op;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/** Specs written short: {@code f32(2,3)}, {@code i64()}, {@code host i64(4)}. */
final class Specs {
  private Specs() {}

  /** Several, separated by semicolons. */
  static List<TensorSpec> list(String text) {
    return text.isBlank()
        ? List.of()
        : Stream.of(text.split(";", -1)).map(s -> one(s.strip())).toList();
  }

  static TensorSpec one(String text) {
    boolean host = text.startsWith("host ");
    int open = text.indexOf('(');
    DType dtype = dtype(text.substring(host ? 5 : 0, open));
    String inside = text.substring(open + 1, text.length() - 1);
    LongStream dims =
        inside.isBlank()
            ? LongStream.empty()
            : Stream.of(inside.split(",", -1)).mapToLong(s -> Long.parseLong(s.strip()));
    Shape shape = Shape.of(dims.toArray());
    return host ? TensorSpec.host(dtype, shape) : TensorSpec.of(dtype, shape);
  }

  private static DType dtype(String name) {
    return switch (name) {
      case "f32" -> DType.FLOAT32;
      case "f64" -> DType.FLOAT64;
      case "f16" -> DType.FLOAT16;
      case "bf16" -> DType.BFLOAT16;
      case "i32" -> DType.INT32;
      case "i64" -> DType.INT64;
      case "u8" -> DType.UINT8;
      default -> DType.valueOf(name.toUpperCase(Locale.ROOT));
    };
  }
}
