package org.fascicle.plugin.datasets.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.data.Splits;
import org.fascicle.api.exception.CorruptFileException;
import org.fascicle.api.exception.MissingDataException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewsTest {
  @TempDir Path data;

  private Splits open() {
    return new RtPolarityProvider().open(new RtPolarityConfig(5, 2, null), Optional.of(data));
  }

  private void files(String negative, String positive) throws IOException {
    Path folder = Files.createDirectories(data.resolve("sentiment"));
    Files.writeString(folder.resolve("rt-polarity.neg"), negative, StandardCharsets.ISO_8859_1);
    Files.writeString(folder.resolve("rt-polarity.pos"), positive, StandardCharsets.ISO_8859_1);
  }

  @Test
  void numbersLettersFromTheSentencesEnd() {
    Splits splits = Reviews.of(List.of("a b", "x"), List.of(" é~", "abcdef"), 4, 1);

    assertThat(splits.train().inputs()).containsExactly(TensorSpec.of(DType.INT32, 4));
    assertThat(splits.train().input(0).toDoubles())
        .containsExactly(0, 66, 1, 67, 0, 1, 96, 95, 0, 0, 0, 89);
    assertThat(splits.train().target(0).toDoubles()).containsExactly(0, 1, 0);
    assertThat(splits.test().input(0).toDoubles()).containsExactly(68, 69, 70, 71);
    assertThat(splits.test().target(0).toDoubles()).containsExactly(1);
    assertThat(splits.test().classNames()).containsExactly("negative", "positive");
  }

  @Test
  void readsTheFiles() throws IOException {
    files("bad \n".repeat(5331), "tr\u00e8s bon\n".repeat(5331));
    Splits splits = open();

    assertThat(splits.train().size()).isEqualTo(10_660);
    assertThat(splits.test().input(0).toDoubles())
        .containsExactly(0, 0, 67, 66, 69, 84, 1, 67, 80, 79);
  }

  @Test
  void refusesOtherFiles() throws IOException {
    assertThatExceptionOfType(MissingDataException.class)
        .isThrownBy(this::open)
        .withMessageContaining(data.resolve("sentiment").resolve("rt-polarity.neg").toString());
    files("bad\n".repeat(5331), "good\n".repeat(5330));
    assertThatExceptionOfType(CorruptFileException.class)
        .isThrownBy(this::open)
        .withMessageContaining("expected 5331 lines, found 5330");
  }

  @Test
  void thePublishedSentencesSplitEvenly() {
    String folder = System.getenv("FASCICLE_DATA");
    assumeTrue(
        folder != null && Files.isDirectory(Path.of(folder, "sentiment")),
        "FASCICLE_DATA names no folder with the sentences");
    Splits splits =
        new RtPolarityProvider()
            .open(new RtPolarityConfig(null, null, null), Optional.of(Path.of(folder)));

    assertThat(splits.train().size()).isEqualTo(9600);
    double sum = 0;
    for (double label : splits.test().target(0).toDoubles()) {
      sum += label;
    }
    assertThat(sum).isEqualTo(531);
  }

  @Test
  void madeUpSentencesFollowTheSeed() {
    Splits splits = made(1L);

    assertThat(splits.train().size()).isEqualTo(10);
    assertThat(splits.train().input(0).toDoubles())
        .isEqualTo(made(1L).train().input(0).toDoubles())
        .isNotEqualTo(made(2L).train().input(0).toDoubles());
    assertThat(splits.test().target(0).toDoubles()).containsExactly(0, 1, 0, 1);
  }

  private static Splits made(long seed) {
    return new ReviewsProvider().open(new ReviewsConfig(40, 10, 4, seed), Optional.empty());
  }
}
