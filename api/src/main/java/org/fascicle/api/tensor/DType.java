package org.fascicle.api.tensor;

import java.util.Locale;

/** The type of a tensor's elements. */
public enum DType {
  /** IEEE 754 binary32. */
  FLOAT32(4, true),
  /** IEEE 754 binary64. */
  FLOAT64(8, true),
  /** IEEE 754 binary16: stored and cast; computed only under a mixed-precision policy. */
  FLOAT16(2, true),
  /**
   * The upper half of a binary32: stored and cast; computed only under a mixed-precision policy.
   */
  BFLOAT16(2, true),
  /** Signed 32-bit integer. */
  INT32(4, false),
  /** Signed 64-bit integer. */
  INT64(8, false),
  /** Unsigned 8-bit integer. */
  UINT8(1, false),
  /** Truth value: one byte, 0 or 1. */
  BOOL(1, false);

  private final int bytes;
  private final boolean floating;

  DType(int bytes, boolean floating) {
    this.bytes = bytes;
    this.floating = floating;
  }

  /** Bytes an element takes. */
  public int bytes() {
    return bytes;
  }

  /** Whether elements are real numbers, so that gradients exist. */
  public boolean isFloating() {
    return floating;
  }

  /** Whether arithmetic is defined: float32, float64, int32, int64. */
  public boolean isArithmetic() {
    return this == FLOAT32 || this == FLOAT64 || this == INT32 || this == INT64;
  }

  /** Whether real arithmetic is computed in this type by every backend: float32, float64. */
  public boolean isReal() {
    return this == FLOAT32 || this == FLOAT64;
  }

  /** The name used in files and messages: {@code float32}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return label();
  }
}
