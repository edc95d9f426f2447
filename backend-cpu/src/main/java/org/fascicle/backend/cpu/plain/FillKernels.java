package org.fascicle.backend.cpu.plain;

import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.op.Fill;
import org.fascicle.api.op.Iota;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.memory.Address;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Tensors made from nothing. */
public final class FillKernels {
  /** Elements written one by one before the rest is copied from them. */
  private static final long SEED = 64;

  private FillKernels() {}

  /** Prepares {@link Fill}. */
  public static Kernel fill(Op op, List<TensorSpec> inputs) {
    Fill fill = (Fill) op;
    long n = fill.shape().elements();
    return (Storage[] in, Storage[] out, Storage scratch) ->
        fill(out[0], fill.dtype(), n, (HostValue) in[0]);
  }

  /** Prepares {@link Iota}. */
  public static Kernel iota(Op op, List<TensorSpec> inputs) {
    Iota iota = (Iota) op;
    long n = iota.length();
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      if (iota.dtype().isFloating()) {
        Reals y = Reals.of(out[0], iota.dtype());
        for (long i = 0; i < n; i++) {
          y.set(i, (double) i);
        }
      } else {
        Wholes y = Wholes.of(out[0], iota.dtype());
        for (long i = 0; i < n; i++) {
          y.set(i, i);
        }
      }
    };
  }

  /** A product over no elements. */
  public static Kernel zeroProduct(Op op, List<TensorSpec> inputs) {
    long bytes = op.infer(inputs).get(0).bytes();
    return (Storage[] in, Storage[] out, Storage scratch) -> zero(out[0], bytes);
  }

  /** Writes one number everywhere, converted as the operation {@code cast} does. */
  static void fill(Storage target, DType dtype, long n, HostValue value) {
    long first = Math.min(n, SEED);
    if (dtype.isFloating()) {
      Reals y = Reals.of(target, dtype);
      double number =
          value.isInteger() ? CastKernels.real(value.asLong(0), dtype) : value.asDouble(0);
      for (long i = 0; i < first; i++) {
        y.set(i, number);
      }
    } else {
      Wholes y = Wholes.of(target, dtype);
      long number = whole(value, dtype);
      for (long i = 0; i < first; i++) {
        y.set(i, number);
      }
    }
    repeat(target, first * dtype.bytes(), n * dtype.bytes());
  }

  /** Zeros, whatever the type. */
  public static void zero(Storage target, long bytes) {
    Pointer.memset(Block.address(target), 0, bytes);
  }

  private static long whole(HostValue value, DType dtype) {
    if (!value.isInteger()) {
      return CastKernels.whole(value.asDouble(0), dtype);
    }
    return dtype == DType.BOOL ? (value.asLong(0) != 0 ? 1 : 0) : value.asLong(0);
  }

  /** Copies what is there behind itself, twice as much each time. */
  private static void repeat(Storage target, long have, long bytes) {
    Address from = Block.address(target);
    for (long done = have; done < bytes; done *= 2) {
      Pointer.memcpy(new Address(from.address() + done), from, Math.min(done, bytes - done));
    }
  }
}
