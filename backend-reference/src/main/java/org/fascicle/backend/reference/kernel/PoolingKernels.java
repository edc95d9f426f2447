package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.op.AveragePooling;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.MaxPooling;
import org.fascicle.api.op.MaxPoolingIndices;
import org.fascicle.api.op.MaxUnpooling;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Pooling of windows, and back. The first NaN of a window is its greatest element. */
final class PoolingKernels {
  private PoolingKernels() {}

  static Kernel max(Op op, List<TensorSpec> inputs) {
    MaxPooling pooling = (MaxPooling) op;
    Pool pool = Pool.of(inputs.get(0), pooling.sizes(), pooling.sliding());
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Object x = HeapStorage.array(in[0]);
      Object y = HeapStorage.array(out[0]);
      pool.geometry.each(
          (to, base, places) -> pool.set(y, to, pool.get(x, pool.max(x, base, places))));
    };
  }

  /** The inputs are x, y, dy. */
  static Kernel maxGrad(Op op, List<TensorSpec> inputs) {
    MaxPooling pooling = (MaxPooling) ((Grad) op).forward();
    Pool pool = Pool.of(inputs.get(0), pooling.sizes(), pooling.sliding());
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Object x = HeapStorage.array(in[0]);
      Object dy = HeapStorage.array(in[2]);
      Object dx = pool.zeros(out[0]);
      pool.geometry.each(
          (from, base, places) -> pool.add(dx, pool.max(x, base, places), pool.get(dy, from)));
    };
  }

  static Kernel maxIndices(Op op, List<TensorSpec> inputs) {
    MaxPoolingIndices pooling = (MaxPoolingIndices) op;
    Pool pool = Pool.of(inputs.get(0), pooling.sizes(), pooling.sliding());
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Object x = HeapStorage.array(in[0]);
      Object y = HeapStorage.array(out[0]);
      long[] indices = HeapStorage.longs(out[1]);
      pool.geometry.each(
          (to, base, places) -> {
            int max = pool.max(x, base, places);
            pool.set(y, to, pool.get(x, max));
            indices[to] = (long) (max - base) / pool.geometry.channels;
          });
    };
  }

  static Kernel unpool(Op op, List<TensorSpec> inputs) {
    Positions positions = Positions.of((MaxUnpooling) op, inputs);
    Pool pool = Pool.of(inputs.get(0));
    int total = (int) op.infer(inputs).get(0).shape().elements();
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Object y = HeapStorage.array(in[0]);
      Object indices = HeapStorage.array(in[1]);
      Object x = HeapStorage.array(out[0]);
      for (int i = 0; i < total; i++) {
        pool.set(x, i, 0);
      }
      for (int i = 0; i < positions.count; i++) {
        pool.add(x, positions.at(indices, i), pool.get(y, i));
      }
    };
  }

  /** The inputs are y, positions, x, dx. */
  static Kernel unpoolGrad(Op op, List<TensorSpec> inputs) {
    Positions positions = Positions.of((MaxUnpooling) ((Grad) op).forward(), inputs);
    Pool pool = Pool.of(inputs.get(0));
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Object indices = HeapStorage.array(in[1]);
      Object dx = HeapStorage.array(in[3]);
      Object dy = HeapStorage.array(out[0]);
      for (int i = 0; i < positions.count; i++) {
        pool.set(dy, i, pool.get(dx, positions.at(indices, i)));
      }
    };
  }

  static Kernel average(Op op, List<TensorSpec> inputs) {
    AveragePooling pooling = (AveragePooling) op;
    Pool pool = Pool.of(inputs.get(0), pooling.sizes(), pooling.sliding());
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Object x = HeapStorage.array(in[0]);
      Object y = HeapStorage.array(out[0]);
      pool.geometry.each(
          (to, base, places) -> {
            double sum = 0;
            for (int place : places) {
              sum += pool.get(x, base + place * pool.geometry.channels);
            }
            pool.set(y, to, sum / pool.terms(pooling, places));
          });
    };
  }

  /** The inputs are x, y, dy. */
  static Kernel averageGrad(Op op, List<TensorSpec> inputs) {
    AveragePooling pooling = (AveragePooling) ((Grad) op).forward();
    Pool pool = Pool.of(inputs.get(0), pooling.sizes(), pooling.sliding());
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Object dy = HeapStorage.array(in[2]);
      Object dx = pool.zeros(out[0]);
      pool.geometry.each(
          (from, base, places) -> {
            double part = pool.get(dy, from) / pool.terms(pooling, places);
            for (int place : places) {
              pool.add(dx, base + place * pool.geometry.channels, part);
            }
          });
    };
  }

  /** Windows over real elements, read and written in double. */
  private record Pool(
      PoolingGeometry geometry, Elements.RealReader reader, Elements.RealWriter writer) {
    static Pool of(TensorSpec x, Shape sizes, Sliding sliding) {
      PoolingGeometry geometry = new PoolingGeometry(x.shape(), sizes, sliding);
      return new Pool(geometry, Elements.realReader(x.dtype()), Elements.realWriter(x.dtype()));
    }

    static Pool of(TensorSpec x) {
      return new Pool(null, Elements.realReader(x.dtype()), Elements.realWriter(x.dtype()));
    }

    double get(Object array, int index) {
      return reader.get(array, index);
    }

    void set(Object array, int index, double value) {
      writer.set(array, index, value);
    }

    void add(Object array, int index, double value) {
      writer.set(array, index, reader.get(array, index) + value);
    }

    /** The array of dx, filled with zeros. */
    Object zeros(Storage dx) {
      Object array = HeapStorage.array(dx);
      for (int i = 0; i < geometry.elements; i++) {
        set(array, i, 0);
      }
      return array;
    }

    /** Where the greatest of the elements at these places stands. */
    int max(Object x, int base, int... places) {
      int best = base + places[0] * geometry.channels;
      double greatest = get(x, best);
      for (int place : places) {
        int at = base + place * geometry.channels;
        double value = get(x, at);
        if (value > greatest || (Double.isNaN(value) && !Double.isNaN(greatest))) {
          best = at;
          greatest = value;
        }
      }
      return best;
    }

    int terms(AveragePooling pooling, int... places) {
      return pooling.countPadding() ? geometry.window : places.length;
    }
  }

  /**
   * Positions of elements in the whole result.
   *
   * @param count how many there are
   * @param sample how many belong to one sample
   * @param channels C
   * @param places I
   */
  private record Positions(
      int count, int sample, int channels, int places, Elements.IntegerReader reader) {
    static Positions of(MaxUnpooling op, List<TensorSpec> inputs) {
      Shape y = inputs.get(0).shape();
      return new Positions(
          (int) y.elements(),
          (int) y.slice(1, y.rank()).elements(),
          (int) y.dim(-1),
          (int) op.spatial().elements(),
          Elements.integerReader(inputs.get(1).dtype()));
    }

    int at(Object indices, int i) {
      long place = reader.get(indices, i);
      if (place < 0 || place >= places) {
        throw new InvalidArgumentException(
            "max_unpooling",
            "positions from 0 to " + (places - 1),
            place + " at element " + i,
            "Give it the positions of max_pooling_indices over as many places.");
      }
      return (int) (((long) i / sample * places + place) * channels + i % channels);
    }
  }
}
