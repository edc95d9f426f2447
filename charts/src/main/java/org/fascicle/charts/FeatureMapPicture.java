package org.fascicle.charts;

import java.util.Arrays;
import java.util.Locale;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Model;
import org.fascicle.api.tensor.Shape;

/**
 * What a layer makes of an image: one map a channel, each from its lowest number, dark, to its
 * highest, bright. The numbers under a map are those two; a flat map says that its channel is idle.
 */
public final class FeatureMapPicture {
  private static final int MOST = 100;

  private FeatureMapPicture() {}

  /**
   * The maps of a layer.
   *
   * @param image one sample, as the model takes it, with or without an axis N of 1
   * @throws org.fascicle.api.exception.UnknownNameException if there is no such layer
   * @throws ShapeMismatchException if the model does not take such an image
   */
  public static Drawing of(Model model, String layer, HostArray image) {
    Model inner = model.intermediate(layer);
    HostArray output = Slices.sample(inner.predict(batch(model, image)), 0);
    Shape shape = output.shape();
    String title = model.name() + ", " + layer + ": ";
    if (shape.rank() == 3) {
      return maps(title, output);
    }
    if (shape.rank() != 1 && shape.rank() != 2) {
      throw new ShapeMismatchException(
          "layer \"" + layer + "\"",
          "an output (H, W, C), (T, F) or (F)",
          shape.toString(),
          "Choose another layer.");
    }
    return ImageGrid.of(title + "output " + shape, Tone.HEAT)
        .image(range(Pixels.of(plane(output), false)), plane(output))
        .zoom(Math.max(2, (int) (360 / plane(output).shape().dim(1))))
        .draw();
  }

  private static Drawing maps(String title, HostArray output) {
    int channels = (int) output.shape().dim(2);
    int shown = Math.min(channels, MOST);
    String count = shown == channels ? channels + "" : shown + " of " + channels;
    ImageGrid grid =
        ImageGrid.of(
            title + count + " maps " + output.shape().dim(0) + "×" + output.shape().dim(1),
            Tone.HEAT);
    for (int channel = 0; channel < shown; channel++) {
      HostArray map = Slices.channel(output, channel);
      grid = grid.image(channel + ": " + range(Pixels.of(map, false)), map);
    }
    return grid.draw();
  }

  /** Units stand in rows of at most 32. */
  private static HostArray plane(HostArray output) {
    if (output.shape().rank() == 2) {
      return output;
    }
    int units = (int) output.shape().dim(0);
    int columns = Math.min(units, 32);
    int rows = (units + columns - 1) / columns;
    float[] plane = new float[rows * columns];
    Arrays.fill(plane, Float.NaN);
    System.arraycopy(output.toFloats(), 0, plane, 0, units);
    return HostArray.of(plane, rows, columns);
  }

  private static String range(Pixels map) {
    return map.min() == map.max()
        ? short3(map.min())
        : short3(map.min()) + " … " + short3(map.max());
  }

  private static String short3(double value) {
    return String.format(Locale.ROOT, "%.2g", value).replaceFirst("\\.?0+$", "");
  }

  private static HostArray batch(Model model, HostArray image) {
    Shape wanted = model.inputs().get(0).shape();
    Shape sample = image.shape();
    Shape batch = sample.rank() == wanted.rank() ? sample : Shape.of(1).concat(sample);
    boolean fits = batch.rank() == wanted.rank() && batch.dim(0) == 1;
    for (int axis = 1; fits && axis < batch.rank(); axis++) {
      fits = wanted.dim(axis) == Shape.UNKNOWN || wanted.dim(axis) == batch.dim(axis);
    }
    if (!fits || model.inputs().size() != 1) {
      throw new ShapeMismatchException(
          "feature maps of model \"" + model.name() + "\"",
          "one image " + Shape.of(Arrays.copyOfRange(wanted.dims(), 1, wanted.rank())),
          sample.toString(),
          "Give an image of that shape.");
    }
    return image.reshape(batch.dims());
  }
}
