package org.fascicle.plugin.datasets.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.Splits;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.plugin.datasets.Samples;
import org.fascicle.plugin.datasets.idx.ArchiveConfig;
import org.fascicle.plugin.datasets.idx.MnistProvider;
import org.junit.jupiter.api.Test;

class DigitsProviderTest {
  private static final Splits DIGITS = open(4000, 1000, 42L);

  private static Splits open(int train, int test, Long seed) {
    return new DigitsProvider()
        .open(new DigitsConfig(true, "raw", "index", train, test, seed), Optional.empty());
  }

  private static String hash(ByteBuffer buffer) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(buffer.duplicate());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static int label(ByteBuffer labels, int index) {
    return labels.getInt(index * Integer.BYTES);
  }

  /** Bit-equal on every machine: a changed hash means that everybody's digits have changed. */
  @Test
  void drawsTheSameDigitsEverywhere() throws Exception {
    ByteBuffer[] train = Samples.first(DIGITS.train(), 1000);
    assertThat(hash(train[0]))
        .isEqualTo("fdaadf651909035ee46681cf274c998f5032f0c340c57183da4fb613f705b430");
    int[] labels = new int[10];
    train[1].asIntBuffer().get(labels);
    assertThat(labels).containsExactly(9, 3, 5, 0, 6, 1, 7, 2, 4, 8);
  }

  @Test
  void aDigitDependsOnNothingButSeedPartAndNumber() {
    Splits fewer = open(777, 3, 42L);
    assertThat(Samples.first(fewer.train(), 777)).isEqualTo(Samples.first(DIGITS.train(), 777));
    assertThat(Samples.first(fewer.test(), 3)).isEqualTo(Samples.first(DIGITS.test(), 3));
    assertThat(Samples.first(open(3, 1, 43L).train(), 3))
        .isNotEqualTo(Samples.first(DIGITS.train(), 3));
  }

  @Test
  void everyTenInARowHoldEachClassOnce() {
    ByteBuffer labels = Samples.first(DIGITS.train(), 4000)[1];
    Set<Integer> firstOfTen = new HashSet<>();
    for (int ten = 0; ten < 400; ten++) {
      Set<Integer> classes = new HashSet<>();
      for (int i = 0; i < 10; i++) {
        classes.add(label(labels, ten * 10 + i));
      }
      assertThat(classes).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
      firstOfTen.add(label(labels, ten * 10));
    }
    assertThat(firstOfTen).as("the order is random").hasSize(10);
  }

  @Test
  void noDigitOccursTwice() {
    Set<ByteBuffer> seen = new HashSet<>();
    for (Dataset part : DIGITS.parts().values()) {
      for (long i = 0; i < part.size(); i++) {
        assertThat(seen.add(Samples.read(part, i)[0])).isTrue();
      }
    }
    assertThat(seen).hasSize(5000);
  }

  @Test
  void liesInABoxOfTwentyAroundItsCentreOfMass() {
    for (long i = 0; i < 500; i++) {
      ByteBuffer image = Samples.read(DIGITS.train(), i)[0];
      double mass = 0;
      double x = 0;
      double y = 0;
      int top = 28;
      int bottom = 0;
      for (int row = 0; row < 28; row++) {
        for (int column = 0; column < 28; column++) {
          int ink = image.get(row * 28 + column) & 0xFF;
          mass += ink;
          x += ink * (column + 0.5);
          y += ink * (row + 0.5);
          top = ink > 0 ? Math.min(top, row) : top;
          bottom = ink > 0 ? row : bottom;
        }
      }
      assertThat(bottom - top).isLessThan(20);
      assertThat(x / mass).as("centre of mass").isBetween(13.4, 14.6);
      assertThat(y / mass).as("centre of mass").isBetween(13.4, 14.6);
    }
  }

  /** Mean grey value and share of inked pixels are MNIST's (33.3 and 19.1 %) within a tenth. */
  @Test
  void isAsDarkAsMnist() {
    ByteBuffer images = Samples.first(DIGITS.train(), 4000)[0];
    long sum = 0;
    long inked = 0;
    for (int k = 0; k < images.limit(); k++) {
      sum += images.get(k) & 0xFF;
      inked += images.get(k) == 0 ? 0 : 1;
    }
    assertThat((double) sum / images.limit()).isBetween(30.0, 36.6);
    assertThat((double) inked / images.limit()).isBetween(0.172, 0.210);
  }

  @Test
  void canBeLearnedButNotAtOnce() {
    NearestNeighbour reader = new NearestNeighbour(DIGITS.train(), 2000);
    assertThat(reader.accuracy(DIGITS.test(), 500)).isBetween(0.85, 0.98);
  }

  /** Who knows these digits alone reads most of people's. */
  @Test
  void resemblesHandwriting() {
    String data = System.getenv("FASCICLE_DATA");
    assumeTrue(data != null, "FASCICLE_DATA names no data directory");
    Splits mnist =
        new MnistProvider()
            .open(new ArchiveConfig(true, "raw", "index", 1, 500), Optional.of(Path.of(data)));
    NearestNeighbour reader = new NearestNeighbour(DIGITS.train(), 4000);
    assertThat(reader.accuracy(mnist.test(), 500)).isGreaterThan(0.75);
  }

  @Test
  void showsItselfOnAContactSheet() throws Exception {
    Path sheet = Path.of("target", "digits.png");
    ContactSheet.write(DIGITS.train(), sheet);
    assertThat(sheet).isNotEmptyFile();
  }

  @Test
  void takesMnistsPlace() {
    DigitsConfig standard = new DigitsConfig(null, null, null, null, null, null);
    assertThat(standard).isEqualTo(new DigitsConfig(false, "unit", "one_hot", 60_000, 10_000, 0L));
    Dataset train =
        new DigitsProvider()
            .open(new DigitsConfig(null, null, null, 20, 10, null), Optional.empty())
            .train();
    assertThat(train.inputs().get(0).shape().dims()).containsExactly(28, 28, 1);
    assertThat(train.targets().get(0).shape().dims()).containsExactly(10);
  }

  @Test
  void refusesCountsThatMakeNoSense() {
    assertThatThrownBy(() -> new DigitsConfig(null, null, null, 0, null, null))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("train_samples: expected a number from 1 to 2739137, got 0");
    assertThatThrownBy(() -> new DigitsConfig(null, null, null, null, 9_000_000, null))
        .hasMessageContaining("test_samples");
  }
}
