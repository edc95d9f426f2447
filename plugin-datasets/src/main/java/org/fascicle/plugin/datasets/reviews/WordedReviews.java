package org.fascicle.plugin.datasets.reviews;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.Splits;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.random.RandomStream;

/** Sentences for and against, to be made numbers of words. */
final class WordedReviews {
  static final int AGAINST = 0;
  static final int FOR = 1;

  private static final int RARE = 1;
  private static final int FIRST = 2;

  private final String name;
  private final List<String[]> sentences = new ArrayList<>();
  private final List<Integer> kinds = new ArrayList<>();

  WordedReviews(String name) {
    this.name = name;
  }

  /** Adds a sentence, its words apart by white space. */
  void add(String sentence, int kind) {
    sentences.add(sentence.strip().split("\\s+"));
    kinds.add(kind);
  }

  /** Both parts, in an order drawn once and for all. */
  Splits splits(WordsConfig config) {
    int[] order = new RandomStream(0, 0, 0).permutation(sentences.size());
    int held = config.testSamples() == null ? order.length / 10 : config.testSamples();
    int rest = order.length - held;
    if (rest < 1) {
      throw new InvalidArgumentException(
          "dataset \"" + name + "\"",
          "fewer than " + order.length + " sentences held out",
          held + "",
          "Make test_samples smaller.");
    }
    Map<String, Integer> ids = ids(Arrays.copyOf(order, rest), config.words());
    int shown = Math.min(rest, config.trainSamples());
    return Splits.of(
        part(Arrays.copyOf(order, shown), ids, config.length()),
        part(Arrays.copyOfRange(order, rest, order.length), ids, config.length()));
  }

  /** Numbers by how often these sentences have a word, then by spelling. */
  private Map<String, Integer> ids(int[] numbers, int words) {
    Map<String, Integer> often = new HashMap<>();
    for (int number : numbers) {
      for (String word : sentences.get(number)) {
        often.merge(word, 1, Integer::sum);
      }
    }
    Map<String, Integer> ids = new HashMap<>();
    often.keySet().stream()
        .sorted(
            Comparator.<String>comparingInt(word -> -often.get(word))
                .thenComparing(Comparator.naturalOrder()))
        .limit(Math.max(0, words - FIRST))
        .forEach(word -> ids.put(word, FIRST + ids.size()));
    return ids;
  }

  private WordedSamples part(int[] numbers, Map<String, Integer> ids, int length) {
    int[][] words = new int[numbers.length][length];
    int[] classes = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      String[] sentence = sentences.get(numbers[i]);
      for (int t = 0; t < Math.min(length, sentence.length); t++) {
        words[i][t] = ids.getOrDefault(sentence[t], RARE);
      }
      classes[i] = kinds.get(numbers[i]);
    }
    return new WordedSamples(words, classes, length);
  }
}
