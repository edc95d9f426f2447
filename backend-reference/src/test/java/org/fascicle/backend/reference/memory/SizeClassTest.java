package org.fascicle.backend.reference.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeClassTest {
  @ParameterizedTest
  @CsvSource({
    "0, 16",
    "1, 16",
    "16, 16",
    "17, 20",
    "20, 20",
    "21, 24",
    "28, 28",
    "29, 32",
    "32, 32",
    "33, 40",
    "1000, 1024",
    "1025, 1280",
    "614656, 655360"
  })
  void lengthsAreRoundedUpInFourStepsAnOctave(int elements, int length) {
    assertThat(SizeClass.length(SizeClass.of(elements))).isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(ints = {1 << 30, (1 << 30) + 1, SizeClass.MAX_LENGTH - 1, SizeClass.MAX_LENGTH})
  void theLongestArraysFit(int elements) {
    int length = SizeClass.length(SizeClass.of(elements));
    assertThat(length).isBetween(elements, SizeClass.MAX_LENGTH);
  }

  @Test
  void anArrayGoesBackToTheClassItCameFrom() {
    for (int sizeClass = 0; sizeClass < SizeClass.COUNT; sizeClass++) {
      assertThat(SizeClass.of(SizeClass.length(sizeClass))).isEqualTo(sizeClass);
    }
  }
}
