package org.fascicle.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  @Test
  void numbersCharactersByCodePoint() {
    Vocabulary vocabulary = Vocabulary.characters("hello, größe 😀\n");

    assertThat(vocabulary.symbols())
        .containsExactly(
            "\n", " ", ",", "e", "g", "h", "l", "o", "r", "ß", "ö", Character.toString(0x1F600));
    assertThat(vocabulary.encode("😀 o")).containsExactly(11, 1, 7);
    assertThat(vocabulary.decode(11, 1, 7)).isEqualTo("😀 o");
  }

  @Test
  void numbersWordsBySpelling() {
    Vocabulary vocabulary = Vocabulary.words(List.of("la", "casa", "es", "la"));

    assertThat(vocabulary.symbols()).containsExactly("casa", "es", "la");
    assertThat(vocabulary.encode(List.of("la", "casa"))).containsExactly(2, 0);
    assertThat(vocabulary.id("es")).isEqualTo(1);
  }

  @Test
  void namesASymbolThatItDoesNotKnow() {
    Vocabulary vocabulary = Vocabulary.characters("ab\n");

    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> vocabulary.encode("ab@"))
        .withMessage(
            "Vocabulary: expected one of its 3 symbols: \"\\n\" \"a\" \"b\", got \"@\" (U+0040) at"
                + " place 3. Leave it out, or train on a text that has it.");
    assertThat(vocabulary.contains("@")).isFalse();
  }

  @Test
  void refusesASymbolTwice() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> Vocabulary.of(List.of("a", "b", "a")))
        .withMessageContaining("\"a\" twice");
  }
}
