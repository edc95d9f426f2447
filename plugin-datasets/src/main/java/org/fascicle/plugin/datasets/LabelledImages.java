package org.fascicle.plugin.datasets;

import java.nio.ByteBuffer;
import java.util.List;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;

/** Square grey images with a class each, as bytes. */
public final class LabelledImages {
  private final int side;
  private final byte[] pixels;
  private final byte[] labels;
  private final List<String> classNames;

  /**
   * Holds images.
   *
   * @param side height and width in pixels
   * @param pixels N·side·side grey values, unsigned, image by image and row by row; not copied
   * @param labels N class numbers; not copied
   * @param classNames names of the classes by number
   */
  public LabelledImages(int side, byte[] pixels, byte[] labels, List<String> classNames) {
    this.side = side;
    this.pixels = pixels;
    this.labels = labels;
    this.classNames = classNames;
  }

  /** The number of images N. */
  public int size() {
    return labels.length;
  }

  /** These images as samples to read; bytes are converted as they are read. */
  public Dataset dataset(ImageFormat format) {
    long n = size();
    Shape shape = format.flatten() ? Shape.of(n, (long) side * side) : Shape.of(n, side, side, 1);
    HostArray images = new HostArray(DType.UINT8, shape, ByteBuffer.wrap(pixels));
    Dataset bytes = new NamedClasses(Dataset.of(images, classes()), classNames);
    return format.labels().apply(format.pixels().apply(bytes), classNames.size());
  }

  private HostArray classes() {
    int[] classes = new int[size()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = labels[i] & 0xFF;
    }
    return HostArray.of(classes, classes.length);
  }
}
