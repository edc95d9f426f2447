package org.fascicle.api.op;

import org.fascicle.api.tensor.DType;

/** Sets of element types that operations accept. */
enum Types {
  REAL("bfloat16, float32 or float64"),
  /** Types in which whole numbers and fine steps between 0 and 1 are exact enough to count on. */
  WIDE("float32 or float64"),
  INTEGER("int32 or int64"),
  ARITHMETIC("bfloat16, float32, float64, int32 or int64"),
  /** Types that can count. */
  COUNTING("float32, float64, int32 or int64"),
  BOOL("bool"),
  /** Types whose elements can be written as a Java number. */
  PLAIN("any type but float16"),
  ANY("any type");

  private final String label;

  Types(String label) {
    this.label = label;
  }

  boolean contains(DType dtype) {
    return switch (this) {
      case REAL -> dtype.isReal();
      case WIDE -> dtype.isReal() && dtype.wide() == dtype;
      case INTEGER -> dtype == DType.INT32 || dtype == DType.INT64;
      case ARITHMETIC -> dtype.isArithmetic();
      case COUNTING -> dtype.isArithmetic() && dtype.wide() == dtype;
      case BOOL -> dtype == DType.BOOL;
      case PLAIN -> dtype != DType.FLOAT16;
      case ANY -> true;
    };
  }

  @Override
  public String toString() {
    return label;
  }
}
