package org.fascicle.benchmarks.works;

import java.util.Locale;

/**
 * One operation on float32 matrices that are there already: from the call to its return, result
 * there and freed.
 *
 * @param size rows and columns of every matrix
 */
public record Kernel(Operation operation, int size) implements Work {
  /** What is computed. */
  public enum Operation {
    /** The product of two matrices. */
    MATMUL("A·B"),
    /** The sum of two matrices. */
    ADD("A + B"),
    /** The exponential function of each element. */
    EXP("exp A"),
    /** The hyperbolic tangent of each element. */
    TANH("tanh A"),
    /** The softmax of each row. */
    SOFTMAX("softmax of A's rows"),
    /** The sum of all elements. */
    SUM("sum of A");

    private final String formula;

    Operation(String formula) {
      this.formula = formula;
    }
  }

  @Override
  public String name() {
    return operation.name().toLowerCase(Locale.ROOT) + "-" + size;
  }

  @Override
  public String title() {
    return operation.formula + ", " + size + "×" + size;
  }

  @Override
  public String table() {
    return "Operations";
  }

  @Override
  public long parameters() {
    return 0;
  }

  /** A matrix to compute with: numbers from 0 to below 1. */
  public float[] matrix() {
    float[] values = new float[size * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 97 / 97f;
    }
    return values;
  }
}
