package org.fascicle.backend.reference.kernel;

import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * Functions of one element. Transcendental ones come from {@link StrictMath}, so that every machine
 * gives the same bits; float32 is computed in double and rounded once.
 */
final class UnaryKernels {
  private UnaryKernels() {}

  /** A function of real numbers. */
  static KernelFactory real(DoubleUnaryOperator function) {
    return arithmetic(function, null);
  }

  /** A function of real numbers and of integers; int32 results wrap. */
  static KernelFactory arithmetic(DoubleUnaryOperator real, LongUnaryOperator integer) {
    return (op, inputs) -> {
      int n = (int) inputs.get(0).shape().elements();
      return switch (inputs.get(0).dtype()) {
        case FLOAT32 -> new Floats(n, real);
        case FLOAT64 -> new Doubles(n, real);
        case INT32 -> integer == null ? null : new Ints(n, integer);
        case INT64 -> integer == null ? null : new Longs(n, integer);
        default -> null;
      };
    };
  }

  private record Floats(int n, DoubleUnaryOperator function) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      float[] x = HeapStorage.floats(inputs[0]);
      float[] y = HeapStorage.floats(outputs[0]);
      for (int i = 0; i < n; i++) {
        y[i] = (float) function.applyAsDouble(x[i]);
      }
    }
  }

  private record Doubles(int n, DoubleUnaryOperator function) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      double[] x = HeapStorage.doubles(inputs[0]);
      double[] y = HeapStorage.doubles(outputs[0]);
      for (int i = 0; i < n; i++) {
        y[i] = function.applyAsDouble(x[i]);
      }
    }
  }

  private record Ints(int n, LongUnaryOperator function) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      int[] x = HeapStorage.ints(inputs[0]);
      int[] y = HeapStorage.ints(outputs[0]);
      for (int i = 0; i < n; i++) {
        y[i] = (int) function.applyAsLong(x[i]);
      }
    }
  }

  private record Longs(int n, LongUnaryOperator function) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      long[] x = HeapStorage.longs(inputs[0]);
      long[] y = HeapStorage.longs(outputs[0]);
      for (int i = 0; i < n; i++) {
        y[i] = function.applyAsLong(x[i]);
      }
    }
  }
}
