package org.fascicle.plugin.datasets.digits;

/**
 * Writes the digits of an endless series. Digit i is a pure function of (seed, series, i). Keeps
 * scratch buffers: one writer a thread.
 */
final class DigitWriter {
  /** Classes: 0 to 9. */
  static final int CLASSES = 10;

  /** Bytes of an image: 28 rows × 28 columns. */
  static final int PIXELS = Canvas.SIDE * Canvas.SIDE;

  private final long seed;
  private final int series;
  private final Ink ink = new Ink();
  private final ElasticField field = new ElasticField();
  private final Canvas canvas = new Canvas();

  /**
   * Opens a series.
   *
   * @param series distinguishes the series of a seed: none of them shares a random number
   */
  DigitWriter(long seed, int series) {
    this.seed = seed;
    this.series = series;
  }

  /**
   * Writes one digit.
   *
   * @param out receives {@link #PIXELS} grey values, 0 paper to 255 ink, row by row
   * @param offset where in {@code out} they go
   * @return the digit
   */
  int write(long index, byte[] out, int offset) {
    int digit = digit(index);
    Dice dice = new Dice(seed, 2 * series, index);
    Hand hand = Hand.draw(dice);
    ink.trace(Glyphs.choose(digit, dice), hand.wobble(), dice);
    ink.soften(hand.haste());
    field.draw(dice);
    field.distort(ink, hand.elasticity());
    hand.shape(ink);
    hand.press(ink, dice);
    ink.fit(Canvas.BOX);
    canvas.draw(ink, hand.blur(), out, offset);
    return digit;
  }

  /** The class of a digit: every ten in a row hold each class once, in random order. */
  private int digit(long index) {
    Dice dice = new Dice(seed, 2 * series + 1, index / CLASSES);
    int[] order = new int[CLASSES];
    for (int i = 0; i < CLASSES; i++) {
      int j = dice.below(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order[(int) (index % CLASSES)];
  }
}
