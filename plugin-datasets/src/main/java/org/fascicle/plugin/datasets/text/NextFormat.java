package org.fascicle.plugin.datasets.text;

import org.fascicle.plugin.datasets.Options;

/** How that which comes next is handed out. */
enum NextFormat {
  /** float32, (V): 1 at the symbol after the window; for categorical cross-entropy. */
  ONE_HOT,
  /** int32, a scalar: the symbol after the window; for sparse categorical cross-entropy. */
  INDEX,
  /** int32, (T): the symbol after each symbol of the window. */
  SEQUENCE;

  /** The format that an option names. */
  static NextFormat of(String label) {
    return Options.choice("labels", NextFormat.class, label);
  }

  /** The option's value. */
  String label() {
    return Options.label(this);
  }
}
