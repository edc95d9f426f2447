package org.fascicle.charts;

import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Model;

/**
 * The weights of each unit of a dense layer over an image, where its pixels are: red pixels speak
 * against the unit, blue ones for it, white ones do not count. One scale for all units.
 */
public final class WeightPicture {
  private static final int MOST = 100;

  private WeightPicture() {}

  /** The layers that can be drawn so, in their order. */
  public static List<String> layers(Model model) {
    return LayerKernels.names(model, LayerKernels.DENSE);
  }

  /**
   * The weight maps of a layer.
   *
   * @param names of the units, by number; numbers where there are none
   * @param shape of the image whose pixels the layer takes: (H, W) or (H, W, C); without it the
   *     model's input, or else a square
   * @throws org.fascicle.api.exception.UnknownNameException if there is no such layer
   * @throws org.fascicle.api.exception.InvalidArgumentException if it has no such kernel, or the
   *     image has not as many pixels
   */
  public static Drawing of(Model model, String layer, List<String> names, long... shape) {
    HostArray kernel = LayerKernels.find(model, layer, LayerKernels.DENSE);
    int[] image = PlaneShape.of(model, kernel.shape().dim(0), shape);
    int units = (int) kernel.shape().dim(1);
    int shown = Math.min(units, MOST);
    HostArray maps = kernel.reshape(image[0], image[1], image[2], units);
    String count = shown == units ? units + "" : shown + " of " + units;
    ImageGrid grid =
        ImageGrid.of(model.name() + ", " + layer + ": weights of " + count + " units", Tone.SIGNED);
    for (int unit = 0; unit < shown; unit++) {
      String caption = names.size() == units ? names.get(unit) : unit + "";
      for (int channel = 0; channel < image[2]; channel++) {
        grid = grid.image(image[2] == 1 ? caption : "", Slices.plane(maps, channel, unit));
      }
    }
    return image[2] == 1
        ? grid.columns(units == 10 ? 5 : 0).draw()
        : grid.columns(image[2])
            .rowNames(names.size() == units ? names : numbers(shown))
            .columnNames(numbers(image[2]))
            .draw();
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }
}
