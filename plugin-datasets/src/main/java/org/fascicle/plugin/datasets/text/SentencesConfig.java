package org.fascicle.plugin.datasets.text;

import org.fascicle.plugin.datasets.Options;

/**
 * Options of the dataset {@code sentences}.
 *
 * @param characters how many are written at least; the last sentence is whole; default 20,000
 * @param seed equal seeds give equal texts; default 0
 * @param lowerCase whether capital letters become small ones; false unless set
 * @param length symbols a window, T; default 100
 * @param stride symbols from one window's beginning to the next; default 1
 * @param symbols the form of a window: {@code scaled} (default), {@code index}, {@code one_hot};
 *     see {@link SymbolFormat}
 * @param labels the form of what comes next: {@code one_hot} (default), {@code index}, {@code
 *     sequence}; see {@link NextFormat}
 * @param testSamples windows held out, from the text's end; default 0, and then there is no part
 *     {@code test}
 */
public record SentencesConfig(
    Integer characters,
    Long seed,
    Boolean lowerCase,
    Integer length,
    Integer stride,
    String symbols,
    String labels,
    Integer testSamples) {
  private static final int MOST = 1 << 28;

  /** Fills in defaults and checks. */
  public SentencesConfig {
    characters = Options.count("characters", characters, 20_000, MOST);
    seed = Options.orElse(seed, 0L);
    WindowOptions.of(lowerCase, length, stride, symbols, labels, testSamples);
  }

  WindowOptions windows() {
    return WindowOptions.of(lowerCase, length, stride, symbols, labels, testSamples);
  }
}
