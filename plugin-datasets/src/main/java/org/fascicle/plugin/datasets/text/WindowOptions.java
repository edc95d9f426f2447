package org.fascicle.plugin.datasets.text;

import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.plugin.datasets.Options;

/**
 * How a text is cut into samples: the options that all texts share.
 *
 * @param lowerCase whether capital letters become small ones
 * @param length symbols a window, T
 * @param stride symbols from one window's beginning to the next
 * @param symbols the form of a window
 * @param labels the form of what comes next
 * @param testSamples windows held out, from the text's end
 */
record WindowOptions(
    boolean lowerCase,
    int length,
    int stride,
    SymbolFormat symbols,
    NextFormat labels,
    int testSamples) {
  private static final int MOST = 1 << 20;

  /** Fills in defaults and checks; any value may be null. */
  static WindowOptions of(
      Boolean lowerCase,
      Integer length,
      Integer stride,
      String symbols,
      String labels,
      Integer testSamples) {
    int held = Options.orElse(testSamples, 0);
    if (held < 0) {
      throw new InvalidArgumentException("test_samples", "0 or more", held + "", "");
    }
    return new WindowOptions(
        Options.orElse(lowerCase, false),
        Options.count("length", length, 100, MOST),
        Options.count("stride", stride, 1, MOST),
        SymbolFormat.of(Options.orElse(symbols, SymbolFormat.SCALED.label())),
        NextFormat.of(Options.orElse(labels, NextFormat.ONE_HOT.label())),
        held);
  }
}
