package org.fascicle.examples;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.exception.MissingDataException;
import org.fascicle.api.text.Vocabulary;
import org.fascicle.specs.Sentences;
import org.fascicle.specs.Text;
import org.fascicle.specs.TextBuilder;
import org.fascicle.specs.Verwandlung;

/**
 * A text to learn.
 *
 * @param name the dataset's name
 * @param windows samples: a window, and what comes next
 * @param characters samples: the number of a character, and that of the next
 */
record Texts(String name, Dataset windows, Dataset characters) {
  /** Option: a file. */
  static final String TEXT = "text";

  /** Option: characters a window. */
  static final String LENGTH = "length";

  /** What examples about texts may be told. */
  static Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put(TEXT, "a file in UTF-8 to learn");
    options.put(LENGTH, "characters that the network looks back");
    options.put("samples", "how many windows to train on, from the first on");
    options.put("units", "of each recurrent layer");
    options.put("batch", "samples a step");
    options.put("characters", "how many are written in the end");
    return options;
  }

  /**
   * The text that the run names; otherwise Kafka's, and if that is not there, made-up sentences,
   * which it says. All in lower case.
   */
  static Texts open(ExampleRun run) {
    int length = run.number(LENGTH, 100);
    if (run.options().containsKey(TEXT)) {
      Path file = Path.of(run.options().get(TEXT));
      return open(run, "text", Text.of(file).lowerCase().length(length));
    }
    try {
      return open(run, "verwandlung", Verwandlung.of().lowerCase().length(length));
    } catch (MissingDataException e) {
      run.say().accept(e.getMessage());
      run.say().accept("Goes on with made-up sentences: figures differ from those of the story.");
      return open(run, "sentences", Sentences.of().lowerCase().length(length));
    }
  }

  private static Texts open(ExampleRun run, String name, TextBuilder<?> text) {
    Dataset windows = run.fascicle().dataset(text).train();
    Dataset characters =
        run.fascicle().dataset(text.length(1).indexSymbols().indexLabels()).train();
    return new Texts(name, windows.take(run.number("samples", Integer.MAX_VALUE)), characters);
  }

  Vocabulary vocabulary() {
    return Vocabulary.of(windows.classNames());
  }

  /** The numbers of all characters, in their order. */
  int[] symbols() {
    double[] first = characters.input(0).toDoubles();
    int[] symbols = new int[first.length + 1];
    for (int i = 0; i < first.length; i++) {
      symbols[i] = (int) first[i];
    }
    symbols[first.length] = (int) characters.select(first.length - 1).target(0).get(0);
    return symbols;
  }
}
