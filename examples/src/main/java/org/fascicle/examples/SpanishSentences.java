package org.fascicle.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sentences like "la casa es pequeña", in which article and adjective follow the noun's gender;
 * each ends with a full stop.
 */
final class SpanishSentences {
  /** What the models are asked about, and are never shown. */
  static final String ASKED = "la casa es pequeña .";

  /** The same words in an order that no sentence has. */
  static final String SHUFFLED = "pequeña la casa es .";

  private static final String[][] ARTICLES = {{"la", "una", "esta"}, {"el", "un", "este"}};
  private static final String[][] NOUNS = {
    {"casa", "mesa", "puerta", "ciudad", "flor"}, {"perro", "libro", "camino", "jardín", "coche"}
  };
  private static final String[] ADJECTIVES = {"pequeñ", "bonit", "viej", "nuev", "blanc"};

  private SpanishSentences() {}

  /** All of them but {@link #ASKED}, each as its words. */
  static List<List<String>> all() {
    List<List<String>> sentences = new ArrayList<>();
    for (int gender = 0; gender < 2; gender++) {
      String ending = gender == 0 ? "a" : "o";
      for (String article : ARTICLES[gender]) {
        for (String noun : NOUNS[gender]) {
          for (String adjective : ADJECTIVES) {
            sentences.add(words(article + " " + noun + " es " + adjective + ending + " ."));
            sentences.add(
                words(article + " " + noun + " " + adjective + ending + " es de mi madre ."));
          }
        }
      }
    }
    sentences.remove(words(ASKED));
    return sentences;
  }

  /** A sentence's words. */
  static List<String> words(String sentence) {
    return Arrays.asList(sentence.split(" "));
  }
}
