package org.fascicle.plugin.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.Splits;
import org.fascicle.api.exception.CorruptFileException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.MissingDataException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.datasets.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextProviderTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("text.txt"), text);
  }

  private static Splits open(TextConfig config) {
    return new TextProvider().open(config, Optional.empty());
  }

  private Splits open(String text, String symbols, String labels, int stride, Integer test)
      throws IOException {
    String file = file(text).toString();
    return open(new TextConfig(file, true, 3, stride, symbols, labels, test));
  }

  @Test
  void scalesNumbersByTheVocabulary() throws IOException {
    Dataset windows = open("abcABd", null, null, 1, null).train();

    assertThat(windows.classNames()).containsExactly("a", "b", "c", "d");
    assertThat(windows.size()).isEqualTo(3);
    assertThat(windows.inputs()).containsExactly(TensorSpec.of(DType.FLOAT32, 3, 1));
    assertThat(windows.targets()).containsExactly(TensorSpec.of(DType.FLOAT32, 4));
    assertThat(windows.input(0).toFloats())
        .containsExactly(0, 0.25f, 0.5f, 0.25f, 0.5f, 0, 0.5f, 0, 0.25f);
    assertThat(windows.target(0).toFloats()).containsExactly(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void givesNumbersOrRowsAndWhatFollowsEachSymbol() throws IOException {
    Dataset windows = open("abcabd", "index", "sequence", 2, null).train();

    assertThat(windows.size()).isEqualTo(2);
    assertThat(windows.input(0).toFloats()).containsExactly(0, 1, 2, 2, 0, 1);
    assertThat(windows.target(0).toFloats()).containsExactly(1, 2, 0, 0, 1, 3);
    Dataset rows = open("abba", "one_hot", "index", 1, null).train();
    assertThat(rows.inputs()).containsExactly(TensorSpec.of(DType.FLOAT32, 3, 2));
    assertThat(rows.input(0).toFloats()).containsExactly(1, 0, 0, 1, 0, 1);
    assertThat(rows.target(0).get(0)).isZero();
  }

  @Test
  void readsSamplesInAnyOrder() throws IOException {
    ByteBuffer[] read = Samples.read(open("abcd", "index", "index", 1, null).train(), 0, 0);

    assertThat(read[0].asIntBuffer().get(3)).isZero();
    assertThat(read[1].asIntBuffer().get(1)).isEqualTo(3);
  }

  @Test
  void holdsOutWhatTheTrainingNeverSees() throws IOException {
    Splits splits = open("aaaaabbbbb", "index", "index", 1, 2);

    // Two windows of three and the last next one: "bbbbb".
    assertThat(splits.train().size()).isEqualTo(2);
    assertThat(splits.test().size()).isEqualTo(2);
    assertThat(splits.test().input(0).toFloats()).containsOnly(1);
    assertThat(splits.train().target(0).toFloats()).containsOnly(0);
  }

  @Test
  void keepsCapitalsUnlessTold() throws IOException {
    Dataset windows =
        open(new TextConfig(file("aBcd").toString(), null, 3, null, null, null, null)).train();

    assertThat(windows.classNames()).containsExactly("B", "a", "c", "d");
  }

  @Test
  void cutsWhatIsAroundAGutenbergText() throws IOException {
    String text =
        "\uFEFFLicence\r\n*** START OF THE PROJECT GUTENBERG EBOOK X ***\r\nabc\r\nd"
            + "\r\n*** END OF THE PROJECT GUTENBERG EBOOK X ***\r\nLicence";

    assertThat(TextFiles.read(file(text))).isEqualTo("abc\nd\n");
    assertThat(TextFiles.read(file("*** a\nb"))).isEqualTo("*** a\nb");
  }

  @Test
  void saysWhatIsWrongWithATextOrOption() throws IOException {
    assertThatExceptionOfType(MissingDataException.class)
        .isThrownBy(() -> open(new TextConfig("no.txt", null, 3, null, null, null, null)))
        .withMessageContaining("no.txt");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> open("abc", null, null, 1, null))
        .withMessageContaining("a text of 4 characters or more, got 3");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> open("abcdefg", null, null, 1, 4))
        .withMessageContaining("a text of 11 characters or more, got 7");
    Path bytes = Files.write(folder.resolve("text.txt"), new byte[] {'a', (byte) 0xE4, 'b'});
    assertThatExceptionOfType(CorruptFileException.class)
        .isThrownBy(() -> TextFiles.read(bytes))
        .withMessageContaining("UTF-8");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new TextConfig("x", null, null, null, "bytes", null, null))
        .withMessageContaining("\"scaled\" or \"index\" or \"one_hot\", got \"bytes\"");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new TextConfig(null, null, null, null, null, null, null))
        .withMessageContaining("sentences");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new TextConfig("x", null, 0, null, null, null, null))
        .withMessageContaining("length");
  }

  /** An independent count: 121,665 characters in lower case, 50 different ones. */
  @Test
  void theStoryHas121565Patterns() {
    String data = System.getenv("FASCICLE_DATA");
    assumeTrue(
        data != null && Files.isDirectory(Path.of(data, "text", "kafka-verwandlung-de")),
        "FASCICLE_DATA names no folder with the story");
    VerwandlungConfig config = new VerwandlungConfig(true, null, null, null, null, null);
    Dataset windows = new VerwandlungProvider().open(config, Optional.of(Path.of(data))).train();

    assertThat(windows.size()).isEqualTo(121_565);
    assertThat(windows.classNames()).hasSize(50);
  }

  @Test
  void saysWhereTheStoryBelongs() {
    VerwandlungConfig config = new VerwandlungConfig(null, null, null, null, null, null);

    assertThatExceptionOfType(MissingDataException.class)
        .isThrownBy(() -> new VerwandlungProvider().open(config, Optional.of(folder)))
        .withMessageContaining(
            folder.resolve(Path.of("text", "kafka-verwandlung-de", "verwandlung.txt")) + "");
  }

  @Test
  void sentencesFollowTheSeed() {
    assertThat(Grammar.write(0, 200))
        .hasSizeBetween(200, 300)
        .isEqualTo(Grammar.write(0, 200))
        .isNotEqualTo(Grammar.write(1, 200))
        .matches("(?s)(\"?[A-Z][a-z ]+\\.\"?[ \n])+");
    SentencesConfig config = new SentencesConfig(500, 3L, true, 10, null, "index", "index", null);
    Dataset windows = new SentencesProvider().open(config, Optional.empty()).train();
    assertThat(windows.inputs()).containsExactly(TensorSpec.of(DType.INT32, 10));
    assertThat(windows.size()).isBetween(490L, 600L);
  }
}
