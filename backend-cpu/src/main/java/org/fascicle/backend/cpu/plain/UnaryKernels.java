package org.fascicle.backend.cpu.plain;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Functions of one element. */
public final class UnaryKernels {
  private UnaryKernels() {}

  /** A function of real numbers. */
  public static KernelFactory real(DoubleUnaryOperator function) {
    return (op, inputs) -> reals(inputs.get(0), function);
  }

  /** A function of real and of whole numbers. */
  public static KernelFactory arithmetic(DoubleUnaryOperator real, LongUnaryOperator whole) {
    return (op, inputs) ->
        inputs.get(0).dtype().isFloating()
            ? reals(inputs.get(0), real)
            : wholes(inputs.get(0), whole);
  }

  /** Negation of truth values. */
  public static Kernel not(Op op, List<TensorSpec> inputs) {
    return wholes(inputs.get(0), x -> x == 0 ? 1 : 0);
  }

  /** The error function. */
  public static double erf(double x) {
    return Erf.erf(x);
  }

  private static Kernel reals(TensorSpec x, DoubleUnaryOperator function) {
    long n = x.shape().elements();
    DType dtype = x.dtype();
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Reals from = Reals.of(in[0], dtype);
      Reals to = Reals.of(out[0], dtype);
      for (long i = 0; i < n; i++) {
        to.set(i, function.applyAsDouble(from.get(i)));
      }
    };
  }

  private static Kernel wholes(TensorSpec x, LongUnaryOperator function) {
    long n = x.shape().elements();
    DType dtype = x.dtype();
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Wholes from = Wholes.of(in[0], dtype);
      Wholes to = Wholes.of(out[0], dtype);
      for (long i = 0; i < n; i++) {
        to.set(i, function.applyAsLong(from.get(i)));
      }
    };
  }
}
