package org.fascicle.api.text;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What tells how likely a symbol is after those before it. By the chain rule a whole text has the
 * probability p(s₁ … sₙ) = Π p(sᵢ | s₁ … sᵢ₋₁).
 */
@ConsumerType
public interface LanguageModel {
  /** The number of symbols, V. */
  int size();

  /** A text that is read from its beginning. */
  Reading begin();

  /**
   * ln p of a text.
   *
   * @param given how many symbols, from the first on, are taken as given
   * @param text numbers of symbols
   */
  default double logProbability(int given, int... text) {
    Reading reading = begin();
    double sum = 0;
    for (int i = 0; i < text.length; i++) {
      if (i >= given) {
        sum += Math.log(reading.next()[text[i]]);
      }
      reading.read(text[i]);
    }
    return sum;
  }

  /**
   * How many equally likely symbols would puzzle as much: e to the mean of −ln p.
   *
   * @param given how many symbols, from the first on, are taken as given
   * @param text numbers of symbols, more than are given
   */
  default double perplexity(int given, int... text) {
    return Math.exp(-logProbability(given, text) / (text.length - given));
  }

  /** A text, read so far. Used by one thread. */
  @ConsumerType
  interface Reading {
    /** The probability of each symbol to come next. */
    float[] next();

    /** Reads one more symbol. */
    void read(int symbol);
  }
}
