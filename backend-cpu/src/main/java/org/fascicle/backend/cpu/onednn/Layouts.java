package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.fascicle.api.tensor.Shape;

/** Descriptions of memory. */
final class Layouts {
  private Layouts() {}

  /** Real numbers without gaps, row-major. A scalar is one axis of length 1. */
  static memory.desc floats(long... dims) {
    return strided(memory.data_type.f32, dims, rowMajor(dims));
  }

  /** Real numbers with these strides, in elements. */
  static memory.desc floats(long[] dims, long[] strides) {
    return strided(memory.data_type.f32, dims, strides);
  }

  /** Any elements with these strides. */
  static memory.desc strided(memory.data_type type, long[] dims, long[] strides) {
    return dims.length == 0
        ? new memory.desc(new long[] {1}, type, new long[] {1})
        : new memory.desc(dims, type, strides);
  }

  /** Lengths of the axes. */
  static long[] dims(memory.desc layout) {
    long[] dims = new long[layout.get_ndims()];
    layout.get_dims().get(dims);
    return dims;
  }

  /** Strides without gaps, the last axis fastest. */
  static long[] rowMajor(long... dims) {
    long[] strides = new long[dims.length];
    long stride = 1;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= Math.max(dims[axis], 1);
    }
    return strides;
  }

  /** Images (N, I…, C) as they lie, with their axes in the library's order: N, C, I…. */
  static memory.desc image(Shape shape) {
    return image(memory.data_type.f32, shape);
  }

  /** The same with elements of any type. */
  static memory.desc image(memory.data_type type, Shape shape) {
    long[] lie = rowMajor(shape.dims());
    int last = shape.rank() - 1;
    long[] dims = new long[last + 1];
    long[] strides = new long[last + 1];
    for (int axis = 0; axis <= last; axis++) {
      int from = axis == 0 ? 0 : axis == 1 ? last : axis - 1;
      dims[axis] = shape.dim(from);
      strides[axis] = lie[from];
    }
    return strided(type, dims, strides);
  }

  /** The number of an argument that a fused step reads beside the value. */
  static int fusedArgument(int step) {
    return dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE * (step + 1) | dnnl.DNNL_ARG_SRC_1;
  }
}
