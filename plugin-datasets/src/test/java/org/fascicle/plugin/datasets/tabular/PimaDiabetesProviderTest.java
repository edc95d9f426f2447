package org.fascicle.plugin.datasets.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.Splits;
import org.fascicle.api.exception.CorruptFileException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.MissingDataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PimaDiabetesProviderTest {
  @TempDir Path data;
  private Path file;

  @BeforeEach
  void folder() throws IOException {
    file = Files.createDirectories(data.resolve("tabular")).resolve("pima-indians-diabetes.csv");
  }

  private Splits open(Integer testSamples) {
    return new PimaDiabetesProvider().open(new PimaDiabetesConfig(testSamples), Optional.of(data));
  }

  private static String rows(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i).append(",85,66,29,0,26.6,0.351,31,").append(i % 2).append('\n');
    }
    return text.toString();
  }

  @Test
  void readsInputsAndTargets() throws IOException {
    Files.writeString(file, rows(768) + "\n");
    Dataset train = open(null).train();

    assertThat(train.size()).isEqualTo(768);
    assertThat(numbers(train, 0, 5, 8)).containsExactly(5, 85, 66, 29, 0, 26.6f, 0.351f, 31);
    assertThat(numbers(train, 1, 5, 1)).containsExactly(1);
  }

  @Test
  void holdsTheLastOnesOut() throws IOException {
    Files.writeString(file, rows(768));
    Splits splits = open(68);

    assertThat(splits.train().size()).isEqualTo(700);
    assertThat(numbers(splits.test(), 0, 0, 8)[0]).isEqualTo(700);
    assertThatExceptionOfType(InvalidArgumentException.class).isThrownBy(() -> open(768));
  }

  @Test
  void saysWhereTheFileBelongs() {
    assertThatExceptionOfType(MissingDataException.class)
        .isThrownBy(() -> open(null))
        .withMessageContaining(file.toString());
  }

  @Test
  void refusesWhatIsNotTheTable() throws IOException {
    refused(rows(767), "expected 768 rows, found 767");
    refused(rows(3) + "1,2,3\n" + rows(764), "expected 9 numbers in line 4, found 3");
    refused(rows(2) + "1,2,x,4,5,6,7,8,0\n", "expected a finite number in line 3, found \"x\"");
    refused(rows(767) + "1,2,3,4,5,6,7,8,2\n", "expected 0 or 1 as the last number of row 768");
  }

  private void refused(String text, String message) throws IOException {
    Files.writeString(file, text);
    assertThatExceptionOfType(CorruptFileException.class)
        .isThrownBy(() -> open(null))
        .withMessageContaining(message)
        .withMessageContaining(file.toString());
  }

  @Test
  void thePublishedFileHas268Cases() {
    String folder = System.getenv("FASCICLE_DATA");
    Path published = Path.of(folder == null ? "" : folder, "tabular", file.getFileName() + "");
    assumeTrue(Files.exists(published), "FASCICLE_DATA names no folder with the table");
    Dataset all = PimaDiabetesProvider.read(published);

    int cases = 0;
    for (int i = 0; i < all.size(); i++) {
      cases += (int) numbers(all, 1, i, 1)[0];
    }
    assertThat(cases).isEqualTo(268);
  }

  private static float[] numbers(Dataset samples, int part, long index, int count) {
    ByteBuffer[] into = {buffer(8), buffer(1)};
    samples.read(new long[] {index}, 0, 1, into);
    float[] numbers = new float[count];
    into[part].flip().order(ByteOrder.nativeOrder()).asFloatBuffer().get(numbers);
    return numbers;
  }

  private static ByteBuffer buffer(int floats) {
    return ByteBuffer.allocate(floats * Float.BYTES).order(ByteOrder.nativeOrder());
  }
}
