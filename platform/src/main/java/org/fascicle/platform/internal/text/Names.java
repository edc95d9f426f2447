package org.fascicle.platform.internal.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names as users type them: one spelling for look-ups, and the nearest ones for a wrong name. */
public final class Names {
  private static final int SHOWN = 3;

  private Names() {}

  /**
   * The spelling that look-ups compare: {@code categorical_crossentropy} and {@code
   * CategoricalCrossentropy} are the same name.
   */
  public static String key(String name) {
    StringBuilder key = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_' && c != '-' && c != ' ') {
        key.append(Character.toLowerCase(c));
      }
    }
    return key.toString();
  }

  /** {@code MaxPooling2D} as Keras names its layers: {@code max_pooling2d}. */
  public static String snake(String name) {
    return name.replaceAll("(.)([A-Z][a-z0-9]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * The known names that are near to a wrong one, best first, at most three; of several spellings
   * of one name the first.
   */
  public static List<String> nearest(String wrong, Collection<String> known) {
    String key = key(wrong);
    int limit = Math.max(1, key.length() / 3);
    record Near(String name, int distance) {}
    Map<String, String> spellings = new LinkedHashMap<>();
    known.forEach(name -> spellings.putIfAbsent(key(name), name));
    return spellings.values().stream()
        .map(name -> new Near(name, distance(key, key(name))))
        .filter(near -> near.distance <= limit || isPart(key, key(near.name)))
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(SHOWN)
        .map(Near::name)
        .toList();
  }

  private static boolean isPart(String a, String b) {
    return Math.min(a.length(), b.length()) >= 3 && (a.contains(b) || b.contains(a));
  }

  /**
   * Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other.
   *
   * @see <a href="https://doi.org/10.1145/363958.363994">Damerau: A technique for computer
   *     detection and correction of spelling errors (1964)</a>
   */
  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(last[j - 1] + change, 1 + Math.min(last[j], row[j - 1]));
        if (isSwap(a, b, i, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = row;
    }
    return last[b.length()];
  }

  private static boolean isSwap(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
