package org.fascicle.plugin.datasets.reviews;

/**
 * Numbers of characters that do not depend on a text: 1 to 95 for what ASCII prints, blank to
 * tilde; 96 for all others; 0 where there is none.
 */
final class Letters {
  /** What no other number stands for. */
  private static final int OTHER = 96;

  private Letters() {}

  /**
   * A sentence as so many numbers: a longer one loses its beginning, a shorter one begins with 0.
   *
   * @param into where they go
   * @param from place of the first
   */
  static void write(String sentence, int[] into, int from, int length) {
    int[] letters = sentence.codePoints().toArray();
    int kept = Math.min(letters.length, length);
    for (int i = 0; i < kept; i++) {
      into[from + length - kept + i] = number(letters[letters.length - kept + i]);
    }
  }

  private static int number(int letter) {
    return letter >= ' ' && letter <= '~' ? letter - ' ' + 1 : OTHER;
  }
}
