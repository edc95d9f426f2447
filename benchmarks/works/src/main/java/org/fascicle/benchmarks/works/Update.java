package org.fascicle.benchmarks.works;

import java.util.Arrays;

/**
 * An update by Adam: gradients, parameters and both means are where the library computes.
 *
 * @param size parameters, in one array
 */
public record Update(int size) implements Work {
  @Override
  public String name() {
    return "adam-" + size;
  }

  @Override
  public String title() {
    return "Adam on " + size / 1_000_000 + " million parameters";
  }

  @Override
  public String table() {
    return "Optimizer";
  }

  @Override
  public long parameters() {
    return 0;
  }

  /** As many of one number: parameters or gradients. */
  public float[] filled(float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return values;
  }
}
