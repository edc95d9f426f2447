package org.fascicle.backend.reference.kernel;

import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import org.fascicle.api.tensor.Shape;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Functions of two elements, the inputs broadcast against each other. */
final class BinaryKernels {
  private BinaryKernels() {}

  /** A function of real numbers. */
  static KernelFactory real(DoubleBinaryOperator function) {
    return arithmetic(FloatLoop.of(function), DoubleLoop.of(function), null);
  }

  /** A function of real numbers and of integers; int32 results wrap. */
  static KernelFactory arithmetic(DoubleBinaryOperator real, LongBinaryOperator integer) {
    return arithmetic(FloatLoop.of(real), DoubleLoop.of(real), integer);
  }

  /** The same with loops of its own for real numbers. */
  static KernelFactory arithmetic(FloatLoop floats, DoubleLoop doubles, LongBinaryOperator whole) {
    return (op, inputs) -> {
      Shape a = inputs.get(0).shape();
      Shape b = inputs.get(1).shape();
      Walk walk = Walk.broadcast(Shape.broadcast(op.name(), a, b), a, b);
      return switch (inputs.get(0).dtype()) {
        case FLOAT32 -> new Floats(walk, floats);
        case FLOAT64 -> new Doubles(walk, doubles);
        case INT32 -> whole == null ? null : new Ints(walk, whole);
        case INT64 -> whole == null ? null : new Longs(walk, whole);
        default -> null;
      };
    };
  }

  private record Floats(Walk walk, FloatLoop loop) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      float[] a = HeapStorage.floats(inputs[0]);
      float[] b = HeapStorage.floats(inputs[1]);
      float[] o = HeapStorage.floats(outputs[0]);
      int n = walk.length;
      for (int run = 0; run < walk.runs; run++) {
        loop.run(a, walk.at(0, run), walk.step[0], b, walk.at(1, run), walk.step[1], o, run * n, n);
      }
    }
  }

  private record Doubles(Walk walk, DoubleLoop loop) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      double[] a = HeapStorage.doubles(inputs[0]);
      double[] b = HeapStorage.doubles(inputs[1]);
      double[] o = HeapStorage.doubles(outputs[0]);
      int n = walk.length;
      for (int run = 0; run < walk.runs; run++) {
        loop.run(a, walk.at(0, run), walk.step[0], b, walk.at(1, run), walk.step[1], o, run * n, n);
      }
    }
  }

  private record Ints(Walk walk, LongBinaryOperator function) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      int[] a = HeapStorage.ints(inputs[0]);
      int[] b = HeapStorage.ints(inputs[1]);
      int[] o = HeapStorage.ints(outputs[0]);
      int k = 0;
      for (int run = 0; run < walk.runs; run++) {
        int i = walk.at(0, run);
        int j = walk.at(1, run);
        for (int t = 0; t < walk.length; t++) {
          o[k++] = (int) function.applyAsLong(a[i + t * walk.step[0]], b[j + t * walk.step[1]]);
        }
      }
    }
  }

  private record Longs(Walk walk, LongBinaryOperator function) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      long[] a = HeapStorage.longs(inputs[0]);
      long[] b = HeapStorage.longs(inputs[1]);
      long[] o = HeapStorage.longs(outputs[0]);
      int k = 0;
      for (int run = 0; run < walk.runs; run++) {
        int i = walk.at(0, run);
        int j = walk.at(1, run);
        for (int t = 0; t < walk.length; t++) {
          o[k++] = function.applyAsLong(a[i + t * walk.step[0]], b[j + t * walk.step[1]]);
        }
      }
    }
  }
}
