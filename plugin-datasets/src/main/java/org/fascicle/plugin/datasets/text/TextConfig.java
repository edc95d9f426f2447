package org.fascicle.plugin.datasets.text;

import org.fascicle.api.exception.InvalidArgumentException;

/**
 * Options of the dataset {@code text}.
 *
 * @param file a text in UTF-8
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
public record TextConfig(
    String file,
    Boolean lowerCase,
    Integer length,
    Integer stride,
    String symbols,
    String labels,
    Integer testSamples) {
  /** Checks. */
  public TextConfig {
    if (file == null || file.isBlank()) {
      throw new InvalidArgumentException(
          "file", "the path of a text", "none", "\"sentences\" is a text that needs no file.");
    }
    WindowOptions.of(lowerCase, length, stride, symbols, labels, testSamples);
  }

  WindowOptions windows() {
    return WindowOptions.of(lowerCase, length, stride, symbols, labels, testSamples);
  }
}
