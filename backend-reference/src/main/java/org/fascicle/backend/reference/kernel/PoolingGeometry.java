package org.fascicle.backend.reference.kernel;

import java.util.Arrays;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.tensor.Shape;

/** Which places of an image (N, I…, C) the windows see. */
final class PoolingGeometry {
  /** C. */
  final int channels;

  /** N · I · C. */
  final int elements;

  /** The number of elements of a window, the padding included. */
  final int window;

  private final int batch;
  private final int inputs;

  /** For each place O…, row-major, the places inside that its window sees, row-major. */
  private final int[][] seen;

  PoolingGeometry(Shape x, Shape sizes, Sliding sliding) {
    Shape spatial = x.slice(1, x.rank() - 1);
    Shape places = sliding.outputs("pooling", spatial, sizes);
    this.batch = (int) x.dim(0);
    this.channels = (int) x.dim(-1);
    this.inputs = (int) spatial.elements();
    this.elements = (int) x.elements();
    this.window = (int) sizes.elements();
    this.seen = new int[(int) places.elements()][];
    for (int o = 0; o < seen.length; o++) {
      int[] inside = new int[window];
      int count = 0;
      for (int s = 0; s < window; s++) {
        int at = place(spatial, places, sizes, sliding, o, s);
        if (at >= 0) {
          inside[count++] = at;
        }
      }
      seen[o] = Arrays.copyOf(inside, count);
    }
  }

  /** The place of element s of the window for place o; −1 outside. */
  private static int place(
      Shape spatial, Shape places, Shape sizes, Sliding sliding, int o, int s) {
    long at = 0;
    long scale = 1;
    long place = o;
    long element = s;
    for (int axis = spatial.rank() - 1; axis >= 0; axis--) {
      long own =
          place % places.dim(axis) * sliding.strides().get(axis)
              + element % sizes.dim(axis) * sliding.dilations().get(axis)
              - sliding.before().get(axis);
      if (own < 0 || own >= spatial.dim(axis)) {
        return -1;
      }
      at += own * scale;
      scale *= spatial.dim(axis);
      place /= places.dim(axis);
      element /= sizes.dim(axis);
    }
    return (int) at;
  }

  /** What to do for one element of the result. */
  @FunctionalInterface
  interface Window {
    /**
     * Handles a window.
     *
     * @param y the element of the result
     * @param x the element of the input at place 0 of its sample and channel
     * @param places those that the window sees; the next is C elements behind
     */
    void at(int y, int x, int... places);
  }

  /** Goes through the elements of the result in order. */
  void each(Window window) {
    int y = 0;
    for (int n = 0; n < batch; n++) {
      for (int[] places : seen) {
        for (int c = 0; c < channels; c++) {
          window.at(y++, n * inputs * channels + c, places);
        }
      }
    }
  }
}
