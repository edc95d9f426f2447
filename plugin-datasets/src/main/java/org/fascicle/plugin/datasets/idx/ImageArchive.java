package org.fascicle.plugin.datasets.idx;

import java.util.List;

/**
 * A published set of labelled images in four IDX files.
 *
 * @param title as people call it
 * @param folder the folder's name under a data directory
 * @param packedBytes sizes of the published .gz files, in the order of {@link #STEMS}
 * @param classNames names of the classes by number
 */
record ImageArchive(
    String title, String folder, List<Integer> packedBytes, List<String> classNames) {
  /** Side of the images in pixels. */
  static final int SIDE = 28;

  /** What the files' names begin with: training images and labels, test images and labels. */
  static final List<String> STEMS =
      List.of("train-images", "train-labels", "t10k-images", "t10k-labels");

  static final ImageArchive MNIST =
      new ImageArchive(
          "MNIST",
          "mnist",
          List.of(9_912_422, 28_881, 1_648_877, 4_542),
          List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));

  static final ImageArchive FASHION_MNIST =
      new ImageArchive(
          "Fashion-MNIST",
          "fashion-mnist",
          List.of(26_421_880, 29_515, 4_422_102, 5_148),
          List.of(
              "T-shirt/top",
              "Trouser",
              "Pullover",
              "Dress",
              "Coat",
              "Sandal",
              "Shirt",
              "Sneaker",
              "Bag",
              "Ankle boot"));

  /** The names under which a file is met: {@code train-images-idx3-ubyte.gz} and variants. */
  static List<String> names(String stem) {
    String suffix = stem.endsWith("images") ? "idx3-ubyte" : "idx1-ubyte";
    return List.of(
        stem + "-" + suffix + ".gz",
        stem + "-" + suffix,
        stem + "." + suffix + ".gz",
        stem + "." + suffix);
  }
}
