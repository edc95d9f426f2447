package org.fascicle.plugin.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.data.Splits;
import org.fascicle.api.exception.CorruptFileException;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.plugin.datasets.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveReaderTest {
  private static final ArchiveConfig DEFAULT = new ArchiveConfig(null, null, null, null, null);

  @TempDir Path data;
  private Path folder;

  @BeforeEach
  void writeASmallArchive() {
    folder = data.resolve("mnist");
    images("train-images-idx3-ubyte.gz", 3);
    labels("train-labels.idx1-ubyte", 5, 0, 9);
    images("t10k-images.idx3-ubyte.gz", 2);
    labels("t10k-labels-idx1-ubyte", 1, 2);
  }

  private void images(String name, int count) {
    byte[] file = IdxFiles.idx(new byte[count * 784], count, 28, 28);
    IdxFiles.write(folder.resolve(name), name.endsWith(".gz") ? IdxFiles.gzip(file) : file);
  }

  private void labels(String name, int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    IdxFiles.write(folder.resolve(name), IdxFiles.idx(bytes, bytes.length));
  }

  private Splits open(ArchiveConfig config) {
    return new MnistProvider().open(config, Optional.of(data));
  }

  @Test
  void findsTheFilesUnderTheirCustomaryNames() {
    Splits splits = open(DEFAULT);
    assertThat(splits.train().size()).isEqualTo(3);
    assertThat(splits.test().size()).isEqualTo(2);
    assertThat(Samples.read(splits.train(), 2)[1].getFloat(9 * Float.BYTES)).isEqualTo(1);
  }

  @Test
  void takesTheFirstSamplesWhenAsked() {
    Splits splits = open(new ArchiveConfig(true, "raw", "index", 2, 1));
    assertThat(splits.train().size()).isEqualTo(2);
    assertThat(splits.test().size()).isEqualTo(1);
    assertThatThrownBy(() -> open(new ArchiveConfig(null, null, null, 4, null)))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("train_samples: expected a number from 1 to 3, got 4");
  }

  @Test
  void saysWhereToPutWhichFiles() {
    assertThatThrownBy(() -> new FashionMnistProvider().open(DEFAULT, Optional.of(data)))
        .isInstanceOf(FascicleException.class)
        .hasMessageContaining("Fashion-MNIST is not here")
        .hasMessageContaining(data.resolve("fashion-mnist").toString())
        .hasMessageContaining(Path.of("fascicle", "datasets", "fashion-mnist").toString())
        .hasMessageContaining("train-images-idx3-ubyte.gz")
        .hasMessageContaining("26,421,880 bytes")
        .hasMessageContaining("\"digits\"");
  }

  @Test
  void saysHowManyFilesAreThere() throws Exception {
    java.nio.file.Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
    assertThatThrownBy(() -> new ArchiveFiles(ImageArchive.MNIST, List.of(data)).find())
        .hasMessageContaining(folder + " (3 of 4 files found)");
  }

  @Test
  void looksForAWholeArchiveInTheNextFolder() {
    Path incomplete = data.resolve("other");
    IdxFiles.write(incomplete.resolve("mnist").resolve("train-images-idx3-ubyte"), new byte[0]);
    List<Path> files = new ArchiveFiles(ImageArchive.MNIST, List.of(incomplete, data)).find();
    assertThat(files).hasSize(4).allMatch(file -> file.startsWith(folder));
  }

  @Test
  void refusesLabelsThatDoNotCount() {
    labels("train-labels.idx1-ubyte", 5, 0);
    assertThatThrownBy(() -> open(DEFAULT))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("train-labels.idx1-ubyte at byte 4: expected 3 labels")
        .hasMessageContaining("train-images-idx3-ubyte.gz, found 2");
  }

  @Test
  void refusesALabelThatNamesNoClass() {
    labels("train-labels.idx1-ubyte", 5, 0, 10);
    assertThatThrownBy(() -> open(DEFAULT))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("at byte 10: expected a label below 10, found 10");
  }

  @Test
  void refusesImagesOfAnotherSize() {
    IdxFiles.write(
        folder.resolve("train-images-idx3-ubyte.gz"),
        IdxFiles.idx(new byte[3 * 28 * 32], 3, 28, 32));
    assertThatThrownBy(() -> open(DEFAULT))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("at byte 12: expected 28 columns of pixels, found 32");
  }
}
