package org.fascicle.plugin.datasets.idx;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.Splits;
import org.fascicle.plugin.datasets.DataFolders;
import org.fascicle.plugin.datasets.LabelledImages;
import org.fascicle.plugin.datasets.Options;

/** Reads the images and labels of an archive and checks that they belong together. */
final class ArchiveReader {
  private static final String WRONG_FILE = "Check that the file belongs to this dataset.";

  private ArchiveReader() {}

  /** Opens both parts of an archive. */
  static Splits open(ImageArchive archive, ArchiveConfig config, Optional<Path> dataDirectory) {
    List<Path> files = new ArchiveFiles(archive, DataFolders.search(dataDirectory)).find();
    LabelledImages train = read(archive, files.get(0), files.get(1));
    LabelledImages test = read(archive, files.get(2), files.get(3));
    return Splits.of(
        part(train, "train_samples", config.trainSamples(), config),
        part(test, "test_samples", config.testSamples(), config));
  }

  private static Dataset part(
      LabelledImages images, String option, Integer count, ArchiveConfig config) {
    int kept = Options.count(option, count, images.size(), images.size());
    return images.dataset(config.format()).take(kept);
  }

  /**
   * Reads one part.
   *
   * @throws org.fascicle.api.exception.CorruptFileException if a file is damaged, images are not of
   *     28 × 28 pixels, there are not as many labels, or a label is out of range
   */
  static LabelledImages read(ImageArchive archive, Path imageFile, Path labelFile) {
    IdxArray images = IdxReader.read(imageFile, 3);
    images.requireAxis(1, ImageArchive.SIDE, "rows of pixels", WRONG_FILE);
    images.requireAxis(2, ImageArchive.SIDE, "columns of pixels", WRONG_FILE);
    IdxArray labels = IdxReader.read(labelFile, 1);
    labels.requireAxis(
        0,
        images.axis(0),
        "labels, one for each image of " + imageFile,
        "Replace both files by a pair that belongs together.");
    labels.requireBelow(archive.classNames().size(), "a label", WRONG_FILE);
    return new LabelledImages(
        ImageArchive.SIDE, images.data(), labels.data(), archive.classNames());
  }
}
