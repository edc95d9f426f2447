package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.Gather;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.ScatterAdd;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Slices chosen by index: gather reads them, scatter_add adds to them. */
final class IndexKernels {
  private IndexKernels() {}

  static Kernel gather(Op op, List<TensorSpec> inputs) {
    Gather gather = (Gather) op;
    Shape x = inputs.get(0).shape();
    Indices indices = new Indices("gather", x.dim(gather.axis()), inputs.get(1));
    return new GatherKernel(indices, leading(x, gather.axis()), trailing(x, gather.axis() + 1));
  }

  static Kernel scatterAdd(Op op, List<TensorSpec> inputs) {
    ScatterAdd scatter = (ScatterAdd) op;
    Shape updates = inputs.get(0).shape();
    int end = scatter.axis() + inputs.get(1).shape().rank();
    return new ScatterKernel(
        new Indices("scatter_add", scatter.length(), inputs.get(1)),
        leading(updates, scatter.axis()),
        trailing(updates, end),
        Adder.of(inputs.get(0).dtype()));
  }

  private static int leading(Shape shape, int axis) {
    return (int) shape.slice(0, axis).elements();
  }

  private static int trailing(Shape shape, int axis) {
    return (int) shape.slice(axis, shape.rank()).elements();
  }

  /** Reads indices and refuses those out of range. */
  static final class Indices {
    final int length;
    final int count;
    private final String operation;
    private final Shape shape;
    private final Elements.IntegerReader reader;

    Indices(String operation, long length, TensorSpec spec) {
      this.operation = operation;
      this.length = (int) length;
      this.shape = spec.shape();
      this.count = (int) spec.shape().elements();
      this.reader = Elements.integerReader(spec.dtype());
    }

    int get(Object array, int position) {
      long index = reader.get(array, position);
      if (index < 0 || index >= length) {
        throw Gather.outside(operation, shape, position, index, length);
      }
      return (int) index;
    }
  }

  private record GatherKernel(Indices indices, int outer, int inner) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Object x = HeapStorage.array(inputs[0]);
      Object index = HeapStorage.array(inputs[1]);
      Object y = HeapStorage.array(outputs[0]);
      for (int a = 0, to = 0; a < outer; a++) {
        for (int i = 0; i < indices.count; i++, to += inner) {
          int row = indices.get(index, i);
          System.arraycopy(x, (a * indices.length + row) * inner, y, to, inner);
        }
      }
    }
  }

  private record ScatterKernel(Indices indices, int outer, int inner, Adder adder)
      implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Object x = HeapStorage.array(inputs[0]);
      Object index = HeapStorage.array(inputs[1]);
      Object y = HeapStorage.array(outputs[0]);
      adder.clear(y, outer * indices.length * inner);
      for (int a = 0, from = 0; a < outer; a++) {
        for (int i = 0; i < indices.count; i++, from += inner) {
          int row = indices.get(index, i);
          adder.add(x, from, y, (a * indices.length + row) * inner, inner);
        }
      }
    }
  }

  /** Adds a run of elements to another. */
  private enum Adder {
    FLOATS {
      @Override
      void clear(Object array, int n) {
        java.util.Arrays.fill((float[]) array, 0, n, 0);
      }

      @Override
      void add(Object from, int i, Object to, int k, int n) {
        float[] x = (float[]) from;
        float[] y = (float[]) to;
        for (int t = 0; t < n; t++) {
          y[k + t] += x[i + t];
        }
      }
    },
    DOUBLES {
      @Override
      void clear(Object array, int n) {
        java.util.Arrays.fill((double[]) array, 0, n, 0);
      }

      @Override
      void add(Object from, int i, Object to, int k, int n) {
        double[] x = (double[]) from;
        double[] y = (double[]) to;
        for (int t = 0; t < n; t++) {
          y[k + t] += x[i + t];
        }
      }
    },
    INTS {
      @Override
      void clear(Object array, int n) {
        java.util.Arrays.fill((int[]) array, 0, n, 0);
      }

      @Override
      void add(Object from, int i, Object to, int k, int n) {
        int[] x = (int[]) from;
        int[] y = (int[]) to;
        for (int t = 0; t < n; t++) {
          y[k + t] += x[i + t];
        }
      }
    },
    LONGS {
      @Override
      void clear(Object array, int n) {
        java.util.Arrays.fill((long[]) array, 0, n, 0);
      }

      @Override
      void add(Object from, int i, Object to, int k, int n) {
        long[] x = (long[]) from;
        long[] y = (long[]) to;
        for (int t = 0; t < n; t++) {
          y[k + t] += x[i + t];
        }
      }
    };

    static Adder of(DType dtype) {
      return switch (dtype) {
        case FLOAT32 -> FLOATS;
        case FLOAT64 -> DOUBLES;
        case INT32 -> INTS;
        case INT64 -> LONGS;
        default -> throw new IllegalArgumentException("Nothing is added in " + dtype + ".");
      };
    }

    abstract void clear(Object array, int n);

    abstract void add(Object from, int i, Object to, int k, int n);
  }
}
