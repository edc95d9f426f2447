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
  /** Nearer to 0 two terms of a series are all that float32 shows. */
  private static final double NEAR = 1e-6;

  private final int threads;

  /**
   * Kernels of so many threads.
   *
   * @param threads how many may work on elements
   */
  public UnaryKernels(int threads) {
    this.threads = threads;
  }

  /** A function of real numbers. */
  public KernelFactory real(DoubleUnaryOperator function) {
    return (op, inputs) -> reals(inputs.get(0), function);
  }

  /**
   * A function of real numbers.
   *
   * @param narrow the same, as exactly as float32 shows
   */
  public KernelFactory real(DoubleUnaryOperator function, DoubleUnaryOperator narrow) {
    return (op, inputs) ->
        reals(inputs.get(0), inputs.get(0).dtype() == DType.FLOAT64 ? function : narrow);
  }

  /** A function of real and of whole numbers. */
  public KernelFactory arithmetic(DoubleUnaryOperator real, LongUnaryOperator whole) {
    return (op, inputs) ->
        inputs.get(0).dtype().isFloating()
            ? reals(inputs.get(0), real)
            : wholes(inputs.get(0), whole);
  }

  /** Negation of truth values. */
  public Kernel not(Op op, List<TensorSpec> inputs) {
    return wholes(inputs.get(0), x -> x == 0 ? 1 : 0);
  }

  /** The error function. */
  public static double erf(double x) {
    return Erf.erf(x);
  }

  /** eˣ − 1 as exactly as float32 shows: Java's own takes five times as long. */
  public static double expm1(double x) {
    return Math.abs(x) < NEAR ? x * (1 + x / 2) : Math.exp(x) - 1;
  }

  /** log (1 + x) as exactly as float32 shows: Java's own takes five times as long. */
  public static double log1p(double x) {
    return Math.abs(x) < NEAR ? x * (1 - x / 2) : Math.log(1 + x);
  }

  private Kernel reals(TensorSpec x, DoubleUnaryOperator function) {
    long n = x.shape().elements();
    DType dtype = x.dtype();
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Reals from = Reals.of(in[0], dtype);
      Reals to = Reals.of(out[0], dtype);
      Spans.divide(
          n,
          threads,
          (first, end) -> {
            for (long i = first; i < end; i++) {
              to.set(i, function.applyAsDouble(from.get(i)));
            }
          });
    };
  }

  private Kernel wholes(TensorSpec x, LongUnaryOperator function) {
    long n = x.shape().elements();
    DType dtype = x.dtype();
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Wholes from = Wholes.of(in[0], dtype);
      Wholes to = Wholes.of(out[0], dtype);
      Spans.divide(
          n,
          threads,
          (first, end) -> {
            for (long i = first; i < end; i++) {
              to.set(i, function.applyAsLong(from.get(i)));
            }
          });
    };
  }
}
