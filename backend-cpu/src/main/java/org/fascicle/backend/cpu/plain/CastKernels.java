package org.fascicle.backend.cpu.plain;

import java.util.List;
import org.fascicle.api.op.Cast;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** The same numbers in another element type; Java's own conversions are what is asked for. */
public final class CastKernels {
  private CastKernels() {}

  /** Prepares {@link Cast}. */
  public static Kernel cast(Op op, List<TensorSpec> inputs) {
    long n = inputs.get(0).shape().elements();
    DType from = inputs.get(0).dtype();
    DType to = ((Cast) op).dtype();
    if (from == to) {
      return MoveKernels.whole(op, inputs);
    } else if (from.isFloating()) {
      return to.isFloating() ? realToReal(n, from, to) : realToWhole(n, from, to);
    }
    return to.isFloating() ? wholeToReal(n, from, to) : wholeToWhole(n, from, to);
  }

  private static Kernel realToReal(long n, DType from, DType to) {
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Reals x = Reals.of(in[0], from);
      Reals y = Reals.of(out[0], to);
      for (long i = 0; i < n; i++) {
        y.set(i, x.get(i));
      }
    };
  }

  private static Kernel realToWhole(long n, DType from, DType to) {
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Reals x = Reals.of(in[0], from);
      Wholes y = Wholes.of(out[0], to);
      for (long i = 0; i < n; i++) {
        y.set(i, whole(x.get(i), to));
      }
    };
  }

  private static Kernel wholeToReal(long n, DType from, DType to) {
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Wholes x = Wholes.of(in[0], from);
      Reals y = Reals.of(out[0], to);
      for (long i = 0; i < n; i++) {
        y.set(i, real(x.get(i), to));
      }
    };
  }

  private static Kernel wholeToWhole(long n, DType from, DType to) {
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Wholes x = Wholes.of(in[0], from);
      Wholes y = Wholes.of(out[0], to);
      for (long i = 0; i < n; i++) {
        y.set(i, to == DType.BOOL ? truth(x.get(i) != 0) : x.get(i));
      }
    };
  }

  /** Towards 0; what is out of range becomes the nearest end, NaN becomes 0. */
  static long whole(double value, DType to) {
    return switch (to) {
      case BOOL -> truth(value != 0);
      case UINT8 -> (long) Math.max(0, Math.min(value, 255));
      case INT32 -> (int) value;
      default -> (long) value;
    };
  }

  /** A number that, rounded to the type, gives the integer's nearest in one rounding. */
  static double real(long value, DType to) {
    return switch (to) {
      case FLOAT64 -> (double) value;
      case FLOAT32 -> (float) value;
      default -> HalfPrecision.sticky(value);
    };
  }

  private static long truth(boolean value) {
    return value ? 1 : 0;
  }
}
