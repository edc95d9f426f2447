package org.fascicle.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.junit.jupiter.api.Test;

class TextWriterTest {
  private static final Vocabulary LETTERS = Vocabulary.characters("helo");
  private static final LanguageModel HELLO =
      new NGramModel(3, 4, 0.01).count(LETTERS.encode("hellohellohellohello"));

  private static TextWriter writer(Sampler sampler, long seed) {
    return new TextWriter(HELLO, LETTERS, sampler, seed);
  }

  @Test
  void writesOnFromWhatItRead() {
    assertThat(writer(Sampler.greedy(), 0).read("he").next(8)).isEqualTo("llohello");
    assertThat(writer(Sampler.greedy(), 0).read(List.of("l", "l")).next()).isEqualTo("o");
  }

  @Test
  void equalSeedsWriteEqualTexts() {
    String text = writer(Sampler.temperature(3), 7).read("h").next(40);

    assertThat(writer(Sampler.temperature(3), 7).read("h").next(40)).isEqualTo(text);
    assertThat(writer(Sampler.temperature(3), 8).read("h").next(40)).isNotEqualTo(text);
  }

  @Test
  void readsAllOrNothing() {
    TextWriter writer = writer(Sampler.greedy(), 0).read("he");

    assertThatExceptionOfType(InvalidArgumentException.class).isThrownBy(() -> writer.read("o!"));
    assertThat(writer.next(3)).isEqualTo("llo");
  }
}
