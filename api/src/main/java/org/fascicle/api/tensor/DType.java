package org.fascicle.api.tensor;

import java.util.Locale;

/** The type of a tensor's elements. */
public enum DType {
  /** IEEE 754 binary32. */
  FLOAT32(4, true),
  /** IEEE 754 binary64. */
  FLOAT64(8, true),
  /** IEEE 754 binary16: stored and cast. */
  FLOAT16(2, true),
  /**
   * The upper half of a binary32: its range with 8 bits of precision. Computed in float32 and
   * rounded; what a backend has no kernel for is cast to float32 and back.
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

  /** Whether arithmetic is defined: float32, float64, bfloat16, int32, int64. */
  public boolean isArithmetic() {
    return isReal() || this == INT32 || this == INT64;
  }

  /** Whether real arithmetic is defined: float32, float64, bfloat16. */
  public boolean isReal() {
    return this == FLOAT32 || this == FLOAT64 || this == BFLOAT16;
  }

  /** The type in which numbers of this type are computed: float32 for the half types. */
  public DType wide() {
    return this == FLOAT16 || this == BFLOAT16 ? FLOAT32 : this;
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
