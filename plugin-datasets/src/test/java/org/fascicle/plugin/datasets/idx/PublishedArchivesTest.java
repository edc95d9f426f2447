package org.fascicle.plugin.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.Splits;
import org.fascicle.api.plugin.DatasetProvider;
import org.fascicle.plugin.datasets.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Reads the real files and compares them with figures computed by NumPy. */
@EnabledIfEnvironmentVariable(
    named = "FASCICLE_DATA",
    matches = ".+",
    disabledReason = "FASCICLE_DATA names no data directory")
class PublishedArchivesTest {
  private static final ArchiveConfig RAW = new ArchiveConfig(true, "raw", "index", null, null);

  private static Splits open(DatasetProvider<ArchiveConfig> provider) {
    return provider.open(RAW, Optional.of(Path.of(System.getenv("FASCICLE_DATA"))));
  }

  @Test
  void mnist() throws Exception {
    Splits mnist = open(new MnistProvider());
    check(
        mnist.train(),
        60_000,
        1_567_298_545L,
        new int[] {5, 0, 4, 1, 9, 2, 1, 3, 1, 4},
        new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949},
        "741c988805d008ac6e4c904b69001ba184c24b2c540a4ef403f4c71b676cf757");
    check(
        mnist.test(),
        10_000,
        264_923_200L,
        new int[] {7, 2, 1, 0, 4, 1, 4, 9, 5, 9},
        new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009},
        "6d87418db22cc8025d05968bec9bd5c3932904b23485740db143a061a2c9d161");
  }

  @Test
  void fashionMnist() throws Exception {
    Splits fashion = open(new FashionMnistProvider());
    check(
        fashion.train(),
        60_000,
        3_431_114_169L,
        new int[] {9, 0, 0, 3, 0, 2, 7, 2, 5, 5},
        new int[] {6000, 6000, 6000, 6000, 6000, 6000, 6000, 6000, 6000, 6000},
        "2e487a6c89124f78f2d7521542223cafe96f7123c3ca13d447772ac6ecbb3012");
    check(
        fashion.test(),
        10_000,
        573_469_082L,
        new int[] {9, 2, 1, 1, 6, 1, 4, 6, 5, 7},
        new int[] {1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000},
        "c867c93ff95360594e8ec3287995350b824dd110b11595c0e13d5423f621867a");
    assertThat(fashion.train().classNames().get(9)).isEqualTo("Ankle boot");
  }

  private static void check(
      Dataset part, int size, long sum, int[] firstLabels, int[] counts, String sha256)
      throws Exception {
    assertThat(part.size()).isEqualTo(size);
    ByteBuffer[] all = Samples.first(part, size);
    byte[] pixels = new byte[all[0].remaining()];
    all[0].get(pixels);
    long total = 0;
    for (byte pixel : pixels) {
      total += pixel & 0xFF;
    }
    assertThat(total).isEqualTo(sum);
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pixels)))
        .isEqualTo(sha256);
    int[] labels = new int[size];
    all[1].asIntBuffer().get(labels);
    assertThat(labels).startsWith(firstLabels);
    int[] histogram = new int[10];
    for (int label : labels) {
      histogram[label]++;
    }
    assertThat(histogram).isEqualTo(counts);
  }
}
