package org.fascicle.backend.cpu.nd4j;

import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.nativeblas.OpaqueConstantShapeBuffer;

/**
 * Type and shape of an array without gaps.
 *
 * @param dtype element type
 * @param shape axis lengths, none of them 0
 */
record Operand(DType dtype, Shape shape) {
  static Operand of(DType dtype, long... dims) {
    return new Operand(dtype, Shape.of(dims));
  }

  /** The library's own description; it keeps each distinct one once, for ever. */
  Pointer describe(Nd4jCpu functions) {
    long[] dims = shape.rank() == 0 ? new long[] {1} : shape.dims();
    long[] strides = new long[dims.length];
    long stride = 1;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= dims[axis];
    }
    OpaqueConstantShapeBuffer kept =
        functions.shapeBuffer(dims.length, dims, strides, Nd4j.type(dtype), 'c', 1, false);
    return functions.getConstantShapeBufferPrimary(kept);
  }
}
