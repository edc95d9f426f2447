package org.fascicle.backend.reference.kernel;

import java.util.Arrays;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.tensor.Shape;

/**
 * Which elements of images x (N, I…, C), images y (N, O…, K) and filters w (S…, C / groups, K) meet
 * in a convolution. Fewer than three spatial axes get leading ones of length 1.
 */
final class ConvolutionGeometry {
  private static final int AXES = 3;

  /** C and K of one group. */
  final int in;

  final int out;
  final int groups;

  private final int batch;
  private final int[] inputs;
  private final int[] outputs;
  private final int[] sizes;

  /** Along each axis: the input's place for (o, s), −1 outside. */
  private final int[][] places = new int[AXES][];

  /** What to do where place i of x, place o of y and element s of the window meet. */
  @FunctionalInterface
  interface Meeting {
    /**
     * Handles one.
     *
     * @param x of x's first channel
     * @param w of the first weight of the element: (C / groups, K) follow
     * @param y of y's first channel
     */
    void at(int x, int w, int y);
  }

  ConvolutionGeometry(Shape x, Shape w, Sliding sliding, int groups) {
    Shape spatial = x.slice(1, x.rank() - 1);
    Shape window = w.slice(0, w.rank() - 2);
    this.batch = (int) x.dim(0);
    this.groups = groups;
    this.in = (int) w.dim(-2);
    this.out = (int) w.dim(-1) / groups;
    this.inputs = leading(spatial);
    this.sizes = leading(window);
    this.outputs = leading(sliding.outputs("convolution", spatial, window));
    for (int axis = 0; axis < AXES; axis++) {
      places[axis] = places(sliding, axis - (AXES - sliding.rank()), axis);
    }
  }

  private static int[] leading(Shape shape) {
    if (shape.rank() > AXES) {
      throw new IllegalArgumentException("At most " + AXES + " spatial axes: " + shape);
    }
    int[] dims = new int[AXES];
    Arrays.fill(dims, 1);
    for (int axis = 0; axis < shape.rank(); axis++) {
      dims[AXES - shape.rank() + axis] = (int) shape.dim(axis);
    }
    return dims;
  }

  private int[] places(Sliding sliding, int own, int axis) {
    int[] table = new int[outputs[axis] * sizes[axis]];
    for (int o = 0; own >= 0 && o < outputs[axis]; o++) {
      for (int s = 0; s < sizes[axis]; s++) {
        int at =
            o * sliding.strides().get(own)
                + s * sliding.dilations().get(own)
                - sliding.before().get(own);
        table[o * sizes[axis] + s] = at < inputs[axis] ? Math.max(at, -1) : -1;
      }
    }
    return table;
  }

  /** Elements of x, w and y. */
  int xElements() {
    return batch * inputs[0] * inputs[1] * inputs[2] * in * groups;
  }

  int wElements() {
    return sizes[0] * sizes[1] * sizes[2] * in * out * groups;
  }

  int yElements() {
    return batch * outputs[0] * outputs[1] * outputs[2] * out * groups;
  }

  /** Goes through all meetings, those of one place of y together. */
  void each(Meeting meeting) {
    int y = 0;
    for (int n = 0; n < batch; n++) {
      for (int o0 = 0; o0 < outputs[0]; o0++) {
        for (int o1 = 0; o1 < outputs[1]; o1++) {
          for (int o2 = 0; o2 < outputs[2]; o2++) {
            window(meeting, n, o0, o1, o2, y);
            y += out * groups;
          }
        }
      }
    }
  }

  private void window(Meeting meeting, int n, int o0, int o1, int o2, int y) {
    int weights = in * out * groups;
    for (int s0 = 0; s0 < sizes[0]; s0++) {
      int i0 = places[0][o0 * sizes[0] + s0];
      for (int s1 = 0; i0 >= 0 && s1 < sizes[1]; s1++) {
        int i1 = places[1][o1 * sizes[1] + s1];
        for (int s2 = 0; i1 >= 0 && s2 < sizes[2]; s2++) {
          int i2 = places[2][o2 * sizes[2] + s2];
          if (i2 >= 0) {
            int x = ((n * inputs[0] + i0) * inputs[1] + i1) * inputs[2] + i2;
            int w = (s0 * sizes[1] + s1) * sizes[2] + s2;
            meeting.at(x * in * groups, w * weights, y);
          }
        }
      }
    }
  }
}
