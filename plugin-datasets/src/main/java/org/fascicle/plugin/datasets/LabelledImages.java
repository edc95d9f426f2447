package org.fascicle.plugin.datasets;

import java.util.Arrays;
import java.util.List;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.tensor.Shape;

/** Grey images with a class each. */
public final class LabelledImages {
  private final int rows;
  private final int columns;
  private final byte[] pixels;
  private final byte[] labels;
  private final List<String> classNames;

  /**
   * Holds images.
   *
   * @param rows height H in pixels
   * @param columns width W in pixels
   * @param pixels N·H·W grey values, unsigned, image by image and row by row; not copied
   * @param labels N class numbers; not copied
   * @param classNames names of the classes by number
   */
  public LabelledImages(
      int rows, int columns, byte[] pixels, byte[] labels, List<String> classNames) {
    this.rows = rows;
    this.columns = columns;
    this.pixels = pixels;
    this.labels = labels;
    this.classNames = classNames;
  }

  /** The number of images N. */
  public int size() {
    return labels.length;
  }

  /** The first images; all of them where {@code count} is {@link #size}. */
  public LabelledImages first(int count) {
    return count == size()
        ? this
        : new LabelledImages(
            rows,
            columns,
            Arrays.copyOf(pixels, count * rows * columns),
            Arrays.copyOf(labels, count),
            classNames);
  }

  /** These images as samples to read. */
  public Dataset dataset(ImageFormat format) {
    Shape shape = format.flatten() ? Shape.of((long) rows * columns) : Shape.of(rows, columns, 1);
    Column images =
        switch (format.pixels()) {
          case UNIT -> new UnitRows(shape, pixels);
          case RAW -> new ByteRows(shape, pixels);
        };
    Column classes = new ClassLabels(labels, classNames.size(), format.labels());
    return new ColumnDataset(size(), images, classes, classNames);
  }
}
