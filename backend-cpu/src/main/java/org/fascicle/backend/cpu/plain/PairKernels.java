package org.fascicle.backend.cpu.plain;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Walk;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Functions of two elements that broadcast. */
public final class PairKernels {
  private PairKernels() {}

  /** A function of real and of whole numbers. */
  public static KernelFactory arithmetic(DoubleBinaryOperator real, LongBinaryOperator whole) {
    return (op, inputs) ->
        inputs.get(0).dtype().isFloating()
            ? reals(walk(op, inputs), inputs.get(0).dtype(), real)
            : wholes(walk(op, inputs), inputs.get(0).dtype(), whole);
  }

  /** A function of truth values. */
  public static KernelFactory logic(LongBinaryOperator function) {
    return (op, inputs) -> wholes(walk(op, inputs), DType.BOOL, function);
  }

  /** A relation of real numbers. */
  @FunctionalInterface
  public interface RealRelation {
    /** Whether it holds; NaN is unequal to all, and neither less nor greater. */
    boolean holds(double a, double b);
  }

  /** A relation of whole numbers and truth values. */
  @FunctionalInterface
  public interface WholeRelation {
    /** Whether it holds. */
    boolean holds(long a, long b);
  }

  /** Whether a relation holds. */
  public static KernelFactory relation(RealRelation real, WholeRelation whole) {
    return (op, inputs) -> {
      DType dtype = inputs.get(0).dtype();
      return dtype.isFloating()
          ? relatedReals(walk(op, inputs), dtype, real)
          : relatedWholes(walk(op, inputs), dtype, whole);
    };
  }

  /** The remainder with the sign of b. Java's %, like C's fmod, is exact. */
  public static double mod(double a, double b) {
    double remainder = a % b;
    if (remainder != 0 && remainder < 0 != b < 0) {
      return remainder + b;
    }
    return remainder == 0 ? Math.copySign(0, b) : remainder;
  }

  /** The remainder with the sign of b; by 0 it is 0. */
  public static long mod(long a, long b) {
    return b == 0 ? 0 : Math.floorMod(a, b);
  }

  /** Division towards 0; by 0 it is 0. */
  public static long divide(long a, long b) {
    return b == 0 ? 0 : a / b;
  }

  /** aᵇ as C has it: 1 to any power is 1, −1 to an infinite one too; Java says NaN to both. */
  public static double power(double a, double b) {
    return a == 1 || (a == -1 && Double.isInfinite(b)) ? 1 : Math.pow(a, b);
  }

  /** aᵇ by squaring, which wraps around; towards 0 for negative b. */
  public static long power(long a, long b) {
    if (b < 0) {
      boolean odd = (b & 1) != 0;
      return a == 1 ? 1 : a == -1 ? (odd ? -1 : 1) : 0;
    }
    long result = 1;
    long square = a;
    for (long rest = b; rest != 0; rest >>= 1) {
      result *= (rest & 1) != 0 ? square : 1;
      square *= square;
    }
    return result;
  }

  private static Walk walk(Op op, List<TensorSpec> inputs) {
    return Walk.broadcast(
        op.infer(inputs).get(0).shape(), inputs.get(0).shape(), inputs.get(1).shape());
  }

  private static Kernel reals(Walk walk, DType dtype, DoubleBinaryOperator function) {
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Reals a = Reals.of(in[0], dtype);
      Reals b = Reals.of(in[1], dtype);
      Reals y = Reals.of(out[0], dtype);
      each(walk, (i, j, k) -> y.set(k, function.applyAsDouble(a.get(i), b.get(j))));
    };
  }

  private static Kernel wholes(Walk walk, DType dtype, LongBinaryOperator function) {
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Wholes a = Wholes.of(in[0], dtype);
      Wholes b = Wholes.of(in[1], dtype);
      Wholes y = Wholes.of(out[0], dtype);
      each(walk, (i, j, k) -> y.set(k, function.applyAsLong(a.get(i), b.get(j))));
    };
  }

  private static Kernel relatedReals(Walk walk, DType dtype, RealRelation relation) {
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Reals a = Reals.of(in[0], dtype);
      Reals b = Reals.of(in[1], dtype);
      Wholes y = Wholes.of(out[0], DType.BOOL);
      each(walk, (i, j, k) -> y.set(k, relation.holds(a.get(i), b.get(j)) ? 1 : 0));
    };
  }

  private static Kernel relatedWholes(Walk walk, DType dtype, WholeRelation relation) {
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Wholes a = Wholes.of(in[0], dtype);
      Wholes b = Wholes.of(in[1], dtype);
      Wholes y = Wholes.of(out[0], DType.BOOL);
      each(walk, (i, j, k) -> y.set(k, relation.holds(a.get(i), b.get(j)) ? 1 : 0));
    };
  }

  private static void each(Walk walk, Visit visit) {
    long n = walk.length();
    for (long run = 0; run < walk.runs(); run++) {
      long i = walk.at(0, run);
      long j = walk.at(1, run);
      for (long t = 0; t < n; t++) {
        visit.at(i + t * walk.step(0), j + t * walk.step(1), run * n + t);
      }
    }
  }

  /** What is done with an element of a, one of b, and their place in the result. */
  @FunctionalInterface
  private interface Visit {
    void at(long a, long b, long y);
  }
}
