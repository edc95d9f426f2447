package org.fascicle.api.op;

import org.fascicle.api.tensor.DType;

/** Sets of element types that operations accept. */
enum Types {
  REAL("float32 or float64"),
  INTEGER("int32 or int64"),
  ARITHMETIC("float32, float64, int32 or int64"),
  BOOL("bool"),
  /** Types whose elements can be written as a Java number. */
  PLAIN("any type but float16 and bfloat16"),
  ANY("any type");

  private final String label;

  Types(String label) {
    this.label = label;
  }

  boolean contains(DType dtype) {
    return switch (this) {
      case REAL -> dtype.isReal();
      case INTEGER -> dtype == DType.INT32 || dtype == DType.INT64;
      case ARITHMETIC -> dtype.isArithmetic();
      case BOOL -> dtype == DType.BOOL;
      case PLAIN -> dtype != DType.FLOAT16 && dtype != DType.BFLOAT16;
      case ANY -> true;
    };
  }

  @Override
  public String toString() {
    return label;
  }
}
