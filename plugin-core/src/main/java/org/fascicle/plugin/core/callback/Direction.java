package org.fascicle.plugin.core.callback;

import java.util.List;
import java.util.Locale;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.plugin.Check;

/** Which way a monitored value gets better. */
enum Direction {
  /** Losses and errors. */
  DOWN,
  /** Accuracies. */
  UP;

  private static final List<String> FALLING = List.of("loss", "error", "mse", "mae", "entropy");
  private static final List<String> RISING = List.of("acc", "auc", "precision", "recall", "f1");

  /** Checks a {@code mode}: {@code auto} unless set. */
  static String mode(String key, String mode) {
    return Check.oneOf(key, Check.or(mode, "auto"), "auto", "min", "max");
  }

  /**
   * The direction of a checked mode.
   *
   * @throws InvalidArgumentException if the mode is {@code auto} and the monitored name tells
   *     nothing
   */
  static Direction of(String key, String mode, String monitor) {
    if (!mode.equals("auto")) {
      return mode.equals("min") ? DOWN : UP;
    }
    String name = monitor.toLowerCase(Locale.ROOT);
    if (RISING.stream().anyMatch(name::contains)) {
      return UP;
    }
    if (FALLING.stream().anyMatch(name::contains)) {
      return DOWN;
    }
    throw new InvalidArgumentException(
        key,
        "min or max for a value that is neither a loss nor an accuracy by its name",
        "auto for \"" + monitor + "\"",
        "Say which way it gets better.");
  }

  /** Whether a value beats another by more than a margin; everything beats NaN, NaN nothing. */
  boolean better(double value, double than, double margin) {
    if (Double.isNaN(than)) {
      return !Double.isNaN(value);
    }
    return this == DOWN ? value + margin < than : value - margin > than;
  }
}
