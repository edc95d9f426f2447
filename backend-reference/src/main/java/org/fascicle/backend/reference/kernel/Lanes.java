package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The elements of real arrays along one axis, read and written in double: for kernels whose time
 * goes into exponentials.
 */
record Lanes(Reduction reduction, Elements.RealReader reader, Elements.RealWriter writer) {
  static Lanes of(TensorSpec spec, int axis) {
    DType dtype = spec.dtype();
    Reduction reduction = Reduction.of(spec.shape(), List.of(axis));
    return new Lanes(reduction, Elements.realReader(dtype), Elements.realWriter(dtype));
  }

  /** The number of lanes. */
  int lanes() {
    return reduction.results();
  }

  /** The number of elements in a lane. */
  int length() {
    return reduction.count();
  }

  /** Where element t of a lane that starts at the base stands. */
  int at(int base, int t) {
    return base + t * reduction.reduced().step[0];
  }

  double get(Object array, int index) {
    return reader.get(array, index);
  }

  void set(Object array, int index, double value) {
    writer.set(array, index, value);
  }

  /** The greatest element of a lane; −∞ of none; NaN if one is. */
  double max(Object x, int base) {
    double max = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < length(); t++) {
      max = Math.max(max, reader.get(x, at(base, t)));
    }
    return max;
  }

  /** Σ exp(x − shift) over a lane. */
  double sumExp(Object x, int base, double shift) {
    double sum = 0;
    for (int t = 0; t < length(); t++) {
      sum += StrictMath.exp(reader.get(x, at(base, t)) - shift);
    }
    return sum;
  }

  /** Σ x over a lane. */
  double sum(Object x, int base) {
    double sum = 0;
    for (int t = 0; t < length(); t++) {
      sum += reader.get(x, at(base, t));
    }
    return sum;
  }
}
