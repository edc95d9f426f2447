package org.fascicle.plugin.datasets.text;

import java.util.List;
import java.util.Locale;
import org.fascicle.api.random.RandomStream;

/**
 * Makes up sentences: subject, verb, object, and now and then a place. Verbs agree with their
 * subject across adjectives and relative clauses, and quotation marks close, so that there is
 * something to learn which is farther apart than a word.
 */
final class Grammar {
  private static final List<String> ADJECTIVES =
      List.of("old", "small", "quiet", "young", "brown", "hungry", "clever", "tired");
  private static final List<String> NOUNS =
      List.of("cat", "dog", "bird", "teacher", "neighbour", "horse", "sailor", "king");
  private static final List<String> VERBS =
      List.of("see", "follow", "find", "like", "hear", "forget", "remember", "draw");
  private static final List<String> PLACES =
      List.of("in the garden", "by the river", "under a tree", "at night", "behind the house");

  private final RandomStream random;
  private final StringBuilder text = new StringBuilder();

  private Grammar(long seed) {
    random = new RandomStream(seed, 0, 0);
  }

  /** Whole sentences, of so many characters or a little more. */
  static String write(long seed, int characters) {
    Grammar grammar = new Grammar(seed);
    while (grammar.text.length() < characters) {
      grammar.sentence();
    }
    return grammar.text.toString();
  }

  private void sentence() {
    boolean quoted = one(6);
    String clause = clause();
    String first = clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
    text.append(quoted ? "\"" + first + ".\"" : first + ".").append(one(8) ? "\n" : " ");
  }

  private String clause() {
    boolean plural = one(2);
    String subject = noun(plural) + (one(4) ? " that " + verb(plural) + " " + noun(one(2)) : "");
    String place = one(3) ? " " + of(PLACES) : "";
    return subject + " " + verb(plural) + " " + noun(one(2)) + place;
  }

  private String noun(boolean plural) {
    String adjective = one(2) ? of(ADJECTIVES) + " " : "";
    String article = one(2) ? "the" : plural ? "some" : "one";
    return article + " " + adjective + of(NOUNS) + (plural ? "s" : "");
  }

  private String verb(boolean plural) {
    return of(VERBS) + (plural ? "" : "s");
  }

  private String of(List<String> words) {
    return words.get((int) random.nextLong(words.size()));
  }

  /** Happens in one of so many cases. */
  private boolean one(int of) {
    return random.nextLong(of) == 0;
  }
}
