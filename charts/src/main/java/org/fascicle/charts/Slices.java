package org.fascicle.charts;

import java.util.Arrays;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.tensor.Shape;

/** Parts of arrays. */
final class Slices {
  private Slices() {}

  /** Sample {@code index} of a batch (N, …), of the same element type. */
  static HostArray sample(HostArray batch, int index) {
    Shape shape = batch.shape();
    Shape rest = Shape.of(Arrays.copyOfRange(shape.dims(), 1, shape.rank()));
    int bytes = Math.toIntExact(rest.elements() * batch.dtype().bytes());
    return new HostArray(
        batch.dtype(),
        rest,
        batch.buffer().slice(index * bytes, bytes).order(batch.buffer().order()));
  }

  /** The (H, W) plane of (H, W, C) at a channel. */
  static HostArray channel(HostArray image, int channel) {
    int height = (int) image.shape().dim(0);
    int width = (int) image.shape().dim(1);
    int channels = (int) image.shape().dim(2);
    float[] plane = new float[height * width];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (float) image.get(i * channels + channel);
    }
    return HostArray.of(plane, height, width);
  }

  /** The (H, W) plane of (H, W, I, O) at an input and an output. */
  static HostArray plane(HostArray kernel, int input, int output) {
    Shape shape = kernel.shape();
    HostArray flat = kernel.reshape(shape.dim(0), shape.dim(1), shape.dim(2) * shape.dim(3));
    return channel(flat, (int) (input * shape.dim(3) + output));
  }

  /** (T, I, O) as (I, T, 1, O). */
  static HostArray channelsAcrossSteps(HostArray kernel) {
    int steps = (int) kernel.shape().dim(0);
    int channels = (int) kernel.shape().dim(1);
    int filters = (int) kernel.shape().dim(2);
    float[] planar = new float[steps * channels * filters];
    for (int i = 0; i < planar.length; i++) {
      int filter = i % filters;
      int channel = i / filters % channels;
      int step = i / filters / channels;
      planar[(channel * steps + step) * filters + filter] = (float) kernel.get(i);
    }
    return HostArray.of(planar, channels, steps, 1, filters);
  }

  /** The same with the last two axes in each other's place. */
  static HostArray swapLast(HostArray kernel) {
    Shape shape = kernel.shape();
    int rows = (int) shape.dim(-2);
    int columns = (int) shape.dim(-1);
    int count = (int) shape.elements();
    float[] swapped = new float[count];
    for (int i = 0; i < count; i++) {
      int column = i % columns;
      int row = i / columns % rows;
      int before = i / columns / rows;
      swapped[(before * columns + column) * rows + row] = (float) kernel.get(i);
    }
    long[] dims = shape.dims().clone();
    dims[dims.length - 1] = rows;
    dims[dims.length - 2] = columns;
    return HostArray.of(swapped, dims);
  }
}
