package org.fascicle.plugin.core.callback;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.plugin.Check;

/**
 * A path with places for the epoch and for values of the history, as Python formats them: {@code
 * model-{epoch:02d}-{val_loss:.2f}.zip}.
 */
final class FilePattern {
  /** A name and, after a colon, zeros, width, decimals and kind; or a stray brace. */
  private static final Pattern PLACE =
      Pattern.compile("\\{(\\w+)(?::(0?)(\\d*)(?:\\.(\\d+))?([dfeg]?))?}|[{}]");

  private FilePattern() {}

  /** Refuses a pattern whose braces are not places. */
  static String checked(String key, String pattern) {
    Matcher places = PLACE.matcher(pattern);
    while (places.find()) {
      if (places.group(1) == null) {
        throw new InvalidArgumentException(
            key,
            "names in braces with an optional format, as in {epoch:02d} or {val_loss:.2f}",
            "\"" + pattern + "\"",
            "");
      }
    }
    return pattern;
  }

  /**
   * The path of an epoch.
   *
   * @param epoch counted from 1
   * @param logs the values of the history
   * @throws InvalidArgumentException if a place names something else
   */
  static Path path(String key, String pattern, int epoch, Map<String, Double> logs) {
    return Path.of(
        PLACE
            .matcher(pattern)
            .replaceAll(place -> Matcher.quoteReplacement(text(key, place, epoch, logs))));
  }

  private static String text(String key, MatchResult place, int epoch, Map<String, Double> logs) {
    String name = place.group(1);
    Number value = name.equals("epoch") ? (Number) epoch : logs.get(name);
    if (value == null) {
      throw new InvalidArgumentException(
          key,
          "epoch or one of " + String.join(", ", new TreeSet<>(logs.keySet())) + " in braces",
          "{" + name + "}",
          name.startsWith("val_") ? "Give fit validation data." : "");
    }
    return place.group(2) == null ? value.toString() : formatted(place, value);
  }

  private static String formatted(MatchResult place, Number value) {
    boolean whole = value instanceof Integer;
    String kind = Check.or(place.group(5), "").isEmpty() ? (whole ? "d" : "f") : place.group(5);
    String width = place.group(3).isEmpty() ? "" : place.group(2) + place.group(3);
    String decimals = place.group(4) == null || kind.equals("d") ? "" : "." + place.group(4);
    Object argument = kind.equals("d") ? (Object) value.longValue() : value.doubleValue();
    return String.format(Locale.ROOT, "%" + width + decimals + kind, argument);
  }
}
