package org.fascicle.examples;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.text.Vocabulary;

/**
 * Made-up sentences, each word with its part of speech. Some words can be several: only what stands
 * around them tells.
 */
final class TaggedSentences {
  /** Words of the longest sentence. */
  static final int LENGTH = 8;

  /** Parts of speech. */
  static final List<String> TAGS =
      List.of("article", "adjective", "noun", "verb", "adverb", "pronoun");

  private static final List<List<String>> FORMS =
      List.of(
          List.of("the", "my", "some"),
          List.of("old", "green", "fast", "light"),
          List.of("dog", "cat", "man", "light", "plants", "watches", "walks", "lights"),
          List.of("sees", "likes", "finds", "plants", "watches", "walks", "lights"),
          List.of("here", "often", "slowly", "fast"),
          List.of("he", "she", "it"));

  /** No word first, so that it is 0. */
  static final Vocabulary WORDS = vocabulary();

  private final int[] words;
  private final int[] tags;

  private TaggedSentences(int[] words, int[] tags) {
    this.words = words;
    this.tags = tags;
  }

  private static Vocabulary vocabulary() {
    List<String> words = new ArrayList<>(List.of("_"));
    FORMS.stream().flatMap(List::stream).distinct().forEach(words::add);
    return Vocabulary.of(words);
  }

  /** Equal seeds give equal sentences. */
  static TaggedSentences of(long seed, int count) {
    Writer writer = new Writer(new RandomStream(seed, 0, 9), count);
    for (int i = 0; i < count; i++) {
      writer.sentence(i);
    }
    return new TaggedSentences(writer.words, writer.tags);
  }

  /** The number of places for words. */
  int size() {
    return words.length;
  }

  /** The number of a word, 0 behind a sentence's last; eight places a sentence. */
  int word(int place) {
    return words[place];
  }

  /** The number of a word's part of speech. */
  int tag(int place) {
    return tags[place];
  }

  /** Whether a word can be several parts of speech. */
  static boolean isAmbiguous(int word) {
    return FORMS.stream().filter(forms -> forms.contains(WORDS.symbols().get(word))).count() > 1;
  }

  /** Numbers of words (N, 8) with those of tags (N, 8). */
  Dataset samples() {
    int count = words.length / LENGTH;
    return Dataset.of(HostArray.of(words, count, LENGTH), HostArray.of(tags, count, LENGTH));
  }

  /** Writes sentences: somebody does, now and then with somebody, now and then somehow. */
  private static final class Writer {
    private final RandomStream random;
    private final int[] words;
    private final int[] tags;
    private int at;

    Writer(RandomStream random, int count) {
      this.random = random;
      this.words = new int[count * LENGTH];
      this.tags = new int[count * LENGTH];
    }

    void sentence(int number) {
      at = number * LENGTH;
      somebody();
      word("verb");
      if (random.nextLong(2) == 0) {
        somebody();
      }
      if (random.nextLong(2) == 0) {
        word("adverb");
      }
    }

    private void somebody() {
      if (random.nextLong(4) == 0) {
        word("pronoun");
        return;
      }
      word("article");
      if (random.nextLong(2) == 0) {
        word("adjective");
      }
      word("noun");
    }

    private void word(String tag) {
      List<String> forms = FORMS.get(TAGS.indexOf(tag));
      words[at] = WORDS.id(forms.get((int) random.nextLong(forms.size())));
      tags[at++] = TAGS.indexOf(tag);
    }
  }
}
