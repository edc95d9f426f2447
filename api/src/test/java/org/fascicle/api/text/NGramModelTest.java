package org.fascicle.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.api.exception.InvalidArgumentException;
import org.junit.jupiter.api.Test;

class NGramModelTest {
  @Test
  void countsAndLeansOnTheShorterHistory() {
    NGramModel bigrams = new NGramModel(2, 3, 1).count(0, 1, 0, 1, 2);

    // Unigrams (2, 2, 1) and 1/3 each: 7/18, 7/18, 4/18. After 0: 1 twice.
    LanguageModel.Reading reading = bigrams.begin();
    assertThat(reading.next())
        .containsExactly(new float[] {7 / 18f, 7 / 18f, 4 / 18f}, within(1e-6f));
    reading.read(0);
    assertThat(reading.next())
        .containsExactly(new float[] {7 / 54f, (2 + 7 / 18f) / 3, 4 / 54f}, within(1e-6f));
    reading.read(2); // Nothing was seen after 2: what follows in general.
    assertThat(reading.next())
        .containsExactly(new float[] {7 / 18f, 7 / 18f, 4 / 18f}, within(1e-6f));
  }

  @Test
  void isLaplacesRuleWithOneSymbol() {
    NGramModel unigrams = new NGramModel(1, 4, 4).count(0, 0, 0, 1);

    LanguageModel.Reading reading = unigrams.begin();
    reading.read(3);
    assertThat(reading.next()).containsExactly(4 / 8f, 2 / 8f, 1 / 8f, 1 / 8f);
  }

  @Test
  void aTextHasTheProductOfItsSymbolsProbabilities() {
    NGramModel bigrams = new NGramModel(2, 3, 1).count(0, 1, 0, 1, 2);

    double expected = Math.log(7 / 18.0) + Math.log((2 + 7 / 18.0) / 3);
    assertThat(bigrams.logProbability(0, 0, 1)).isCloseTo(expected, within(1e-6));
    assertThat(bigrams.logProbability(1, 0, 1))
        .isCloseTo(Math.log((2 + 7 / 18.0) / 3), within(1e-6));
    assertThat(bigrams.perplexity(0, 0, 1)).isCloseTo(Math.exp(-expected / 2), within(1e-5));
  }

  @Test
  void trigramsLookTwoBack() {
    NGramModel trigrams = new NGramModel(3, 4, 0.1).count(0, 1, 2).count(3, 1, 0);

    assertThat(trigrams.logProbability(2, 0, 1, 2))
        .isGreaterThan(trigrams.logProbability(2, 3, 1, 2) + 1);
  }

  @Test
  void refusesImpossibleOptions() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new NGramModel(0, 3, 1));
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new NGramModel(2, 3, 0));
  }
}
