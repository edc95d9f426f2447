package org.fascicle.plugin.datasets.text;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.Splits;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.api.text.Vocabulary;

/**
 * The windows of a text: T symbols, and what comes next. They overlap, and are cut out of the text
 * as they are read. The names of the classes are the symbols.
 */
final class TextWindows implements Dataset {
  private final int[] text;
  private final Vocabulary vocabulary;
  private final WindowOptions options;

  private TextWindows(int[] text, Vocabulary vocabulary, WindowOptions options) {
    this.text = text;
    this.vocabulary = vocabulary;
    this.options = options;
  }

  /**
   * The windows of a text. Those held out begin where the others, and what comes next to them, have
   * ended; without any, there is the part to train on alone.
   *
   * @param name the dataset's, for messages
   * @throws InvalidArgumentException if the text is too short
   */
  static Splits of(String name, String text, WindowOptions options) {
    String read = options.lowerCase() ? text.toLowerCase(Locale.ROOT) : text;
    Vocabulary vocabulary = Vocabulary.characters(read);
    int[] symbols = vocabulary.encode(read);
    int held = held(options);
    int shortest = held + options.length() + 1;
    if (held < 0 || symbols.length < shortest) {
      throw new InvalidArgumentException(
          "dataset \"" + name + "\"",
          "a text of " + shortest + " characters or more",
          symbols.length + "",
          "Make length or test_samples smaller, or give a longer text.");
    }
    int end = symbols.length - held;
    Dataset train = part(Arrays.copyOf(symbols, end), vocabulary, options);
    return held == 0
        ? new Splits(Map.of("train", train))
        : Splits.of(
            train, part(Arrays.copyOfRange(symbols, end, symbols.length), vocabulary, options));
  }

  /** The characters that the held-out windows need; negative if there cannot be so many. */
  private static int held(WindowOptions options) {
    long windows = options.testSamples();
    long held = windows == 0 ? 0 : (windows - 1) * options.stride() + options.length() + 1;
    return held > Integer.MAX_VALUE / 2 ? -1 : (int) held;
  }

  private static Dataset part(int[] text, Vocabulary vocabulary, WindowOptions options) {
    Dataset windows = new TextWindows(text, vocabulary, options);
    return options.labels() == NextFormat.ONE_HOT ? windows.oneHot(vocabulary.size()) : windows;
  }

  @Override
  public long size() {
    return ((long) text.length - options.length() - 1) / options.stride() + 1;
  }

  @Override
  public List<TensorSpec> inputs() {
    return List.of(options.symbols().spec(options.length(), vocabulary.size()));
  }

  @Override
  public List<TensorSpec> targets() {
    return List.of(
        options.labels() == NextFormat.SEQUENCE
            ? TensorSpec.of(DType.INT32, options.length())
            : TensorSpec.of(DType.INT32));
  }

  @Override
  public List<String> classNames() {
    return vocabulary.symbols();
  }

  @Override
  public void read(long[] indices, int from, int count, ByteBuffer[] into) {
    int length = options.length();
    int first = options.labels() == NextFormat.SEQUENCE ? 1 : length;
    for (int i = from; i < from + count; i++) {
      int begin = Math.toIntExact(indices[i] * options.stride());
      for (int t = 0; t < length; t++) {
        options.symbols().write(text[begin + t], vocabulary.size(), into[0]);
      }
      for (int t = first; t <= length; t++) {
        into[1].putInt(text[begin + t]);
      }
    }
  }
}
