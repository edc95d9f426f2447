package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/**
 * A type of real numbers that the library computes in. It adds up bfloat16 in float32 and rounds
 * when it writes.
 */
enum Precision {
  /** float32. */
  SINGLE(memory.data_type.f32, Float.BYTES),
  /** bfloat16. */
  BRAIN(memory.data_type.bf16, Short.BYTES);

  private final memory.data_type type;
  private final int bytes;

  Precision(memory.data_type type, int bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  /** That of a tensor. */
  static Precision of(TensorSpec tensor) {
    return tensor.dtype() == DType.BFLOAT16 ? BRAIN : SINGLE;
  }

  /** Bytes of so many numbers. */
  long bytes(long numbers) {
    return bytes * numbers;
  }

  /** Numbers without gaps, row-major. A scalar is one axis of length 1. */
  memory.desc numbers(long... dims) {
    return Layouts.strided(type, dims, Layouts.rowMajor(dims));
  }

  /** Numbers with these strides, in elements. */
  memory.desc numbers(long[] dims, long[] strides) {
    return Layouts.strided(type, dims, strides);
  }

  /** Axes in a layout of the library's choice. */
  memory.desc any(long... dims) {
    return new memory.desc(dims, type, memory.format_tag.any);
  }

  /** The axes of these numbers in a layout of the library's choice. */
  memory.desc any(memory.desc like) {
    return new memory.desc(like.get_dims(), type, memory.format_tag.any);
  }

  /** Images (N, I…, C) as they lie, with their axes in the library's order: N, C, I…. */
  memory.desc image(Shape shape) {
    return Layouts.image(type, shape);
  }

  /** One number, several times; one that both types hold. */
  Constant constant(double number, long times) {
    return this == SINGLE ? Constant.of(number, times) : Constant.narrow(number, times);
  }

  /** Whether this processor has instructions for bfloat16: AVX512_BF16 or more. */
  static boolean hasNarrow() {
    int needed = dnnl.dnnl_cpu_isa_avx512_core_bf16;
    return (dnnl.dnnl_get_effective_cpu_isa() & needed) == needed;
  }

  /** Whether it has tiles of bfloat16: AMX. */
  static boolean hasTiles() {
    int needed = dnnl.dnnl_cpu_isa_avx512_core_amx;
    return (dnnl.dnnl_get_effective_cpu_isa() & needed) == needed;
  }
}
