package org.fascicle.charts;

import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Model;

/**
 * The learned filters of a convolution. Filters over one channel stand side by side, red where they
 * are negative, blue where positive, white at 0. Filters over three channels are colours, grey at
 * 0. Filters over more are rows, one image a channel. Immutable: each method gives a changed copy.
 */
public final class FilterPicture {
  private static final int COLORS = 3;

  private final String title;
  private final HostArray kernel;
  private final int filters;
  private final int channels;
  private final boolean isColored;

  private FilterPicture(
      String title, HostArray kernel, int filters, int channels, boolean isColored) {
    this.title = title;
    this.kernel = kernel;
    this.filters = filters;
    this.channels = channels;
    this.isColored = isColored;
  }

  /** The layers that can be drawn so, in their order. */
  public static List<String> layers(Model model) {
    return LayerKernels.names(model, LayerKernels.CONVOLUTION);
  }

  /**
   * The filters of a layer.
   *
   * @throws org.fascicle.api.exception.UnknownNameException if there is no such layer
   * @throws InvalidArgumentException if it has no such kernel; the message names layers that do
   */
  public static FilterPicture of(Model model, String layer) {
    HostArray kernel = LayerKernels.find(model, layer, LayerKernels.CONVOLUTION);
    String type = LayerKernels.type(model, layer);
    String title = model.name() + ", " + layer;
    if (type.contains("Transpose")) {
      return of(title, Slices.swapLast(kernel));
    }
    // Each channel has filters of its own there.
    boolean isPerChannel = type.startsWith("Depthwise") || type.startsWith("Separable");
    return of(title, isPerChannel ? alone(kernel) : kernel);
  }

  private static HostArray alone(HostArray kernel) {
    long[] dims = kernel.shape().dims().clone();
    dims[dims.length - 1] *= dims[dims.length - 2];
    dims[dims.length - 2] = 1;
    return kernel.reshape(dims);
  }

  /**
   * The filters of a kernel.
   *
   * @param kernel (H, W, I, O): input channels I, filters O; or (T, I, O), over one axis: then an
   *     image has a column a step and a row a channel
   */
  public static FilterPicture of(String title, HostArray kernel) {
    int rank = kernel.shape().rank();
    if (rank != 3 && rank != 4) {
      throw new ShapeMismatchException(
          "filters",
          "a kernel (H, W, I, O) or (T, I, O)",
          kernel.shape().toString(),
          "Weights of dense layers are drawn by WeightPicture.");
    }
    HostArray planar = rank == 4 ? kernel : Slices.channelsAcrossSteps(kernel);
    return new FilterPicture(title, planar, 64, 16, planar.shape().dim(2) == COLORS);
  }

  /** How many filters are shown at most, the first ones; 64 by itself. */
  public FilterPicture filters(int most) {
    return new FilterPicture(title, kernel, Check.positive("filters", most), channels, isColored);
  }

  /** How many channels are shown at most where there are more than three; 16 by itself. */
  public FilterPicture channels(int most) {
    return new FilterPicture(title, kernel, filters, Check.positive("channels", most), isColored);
  }

  /** Whether three channels are shown as colours. */
  public FilterPicture colored(boolean yes) {
    boolean is = yes && kernel.shape().dim(2) == COLORS;
    return new FilterPicture(title, kernel, filters, channels, is);
  }

  /** The picture. */
  public Drawing draw() {
    long inputs = kernel.shape().dim(2);
    int shown = (int) Math.min(filters, kernel.shape().dim(3));
    if (isColored) {
      return colors(shown);
    }
    int columns = (int) Math.min(channels, inputs);
    ImageGrid grid = ImageGrid.of(title(shown, columns), Tone.SIGNED);
    for (int filter = 0; filter < shown; filter++) {
      for (int channel = 0; channel < columns; channel++) {
        String caption = inputs == 1 ? filter + "" : "";
        grid = grid.image(caption, Slices.plane(kernel, channel, filter));
      }
    }
    return inputs == 1
        ? grid.draw()
        : grid.columns(columns)
            .rowNames(numbered("filter ", shown))
            .columnNames(numbered(columns > 8 ? "" : "channel ", columns))
            .draw();
  }

  private String title(int shown, int columns) {
    long inputs = kernel.shape().dim(2);
    String text = title + ": " + some(shown, kernel.shape().dim(3), "filter");
    return inputs == 1 ? text : text + " over " + some(columns, inputs, "channel");
  }

  private static String some(long shown, long all, String what) {
    String name = all == 1 ? what : what + "s";
    return shown == all ? all + " " + name : shown + " of " + all + " " + name;
  }

  private static List<String> numbered(String what, int count) {
    return IntStream.range(0, count).mapToObj(i -> what + i).toList();
  }

  /** Grey is 0; the weight furthest from it has the fullest colour. */
  private Drawing colors(int shown) {
    double most = 0;
    for (float weight : kernel.toFloats()) {
      most = Math.max(most, Math.abs(weight));
    }
    int height = (int) kernel.shape().dim(0);
    int width = (int) kernel.shape().dim(1);
    ImageGrid grid = ImageGrid.of(title(shown, COLORS), Tone.PLAIN);
    for (int filter = 0; filter < shown; filter++) {
      float[] image = new float[height * width * COLORS];
      int outputs = (int) kernel.shape().dim(3);
      for (int i = 0; i < image.length; i++) {
        double weight = kernel.get(i * outputs + filter);
        image[i] = (float) (0.5 + (most == 0 ? 0 : weight / (2 * most)));
      }
      grid = grid.image(filter + "", HostArray.of(image, height, width, COLORS));
    }
    return grid.draw();
  }
}
