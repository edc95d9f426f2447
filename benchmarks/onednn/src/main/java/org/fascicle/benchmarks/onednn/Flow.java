package org.fascicle.benchmarks.onednn;

import java.util.Arrays;
import org.bytedeco.dnnl.memory;

/** What flows from layer to layer: its axes and where it is. */
final class Flow {
  private final memory at;
  private final boolean isInput;
  private final long[] dims;

  private Flow(memory at, boolean isInput, long... dims) {
    this.at = at;
    this.isInput = isInput;
    this.dims = dims;
  }

  /** What goes into a network: (N, C, H, W), (T, N, F) or (N, F). */
  static Flow input(long... dims) {
    return new Flow(null, true, dims);
  }

  /**
   * What comes out of a layer.
   *
   * @param next where it is; null for anywhere
   */
  static Flow of(memory next, long... dims) {
    return new Flow(next, false, dims);
  }

  /** Where it is; null for anywhere. */
  memory at() {
    return at;
  }

  /** Whether it depends on no parameters: nobody wants its gradient. */
  boolean isInput() {
    return isInput;
  }

  long[] dims() {
    return dims.clone();
  }

  long dim(int axis) {
    return dims[axis];
  }

  /** How many numbers a sample has. */
  long features() {
    return Arrays.stream(dims, 1, dims.length).reduce(1, (a, b) -> a * b);
  }
}
