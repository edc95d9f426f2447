package org.fascicle.api.text;

import java.util.Iterator;
import java.util.List;
import org.fascicle.api.random.RandomStream;

/**
 * Writes on where a text ends: a symbol at a time, each read before the next is chosen. Endless.
 * Used by one thread.
 */
public final class TextWriter implements Iterator<String> {
  private final Vocabulary vocabulary;
  private final LanguageModel.Reading reading;
  private final Sampler sampler;
  private final RandomStream random;

  /**
   * A writer.
   *
   * @param model what it writes by
   * @param vocabulary the model's symbols
   * @param sampler how it chooses
   * @param seed equal seeds write equal texts
   */
  public TextWriter(LanguageModel model, Vocabulary vocabulary, Sampler sampler, long seed) {
    this.vocabulary = vocabulary;
    this.sampler = sampler;
    reading = model.begin();
    random = new RandomStream(seed, 0, 0);
  }

  /**
   * Reads characters to go on from.
   *
   * @throws org.fascicle.api.exception.InvalidArgumentException if the vocabulary lacks one;
   *     nothing was read then
   */
  public TextWriter read(String text) {
    return read(vocabulary.encode(text));
  }

  /** Reads symbols to go on from; see {@link #read(String)}. */
  public TextWriter read(List<String> text) {
    return read(vocabulary.encode(text));
  }

  private TextWriter read(int... text) {
    for (int symbol : text) {
      reading.read(symbol);
    }
    return this;
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  /** Chooses the next symbol. */
  @Override
  public String next() {
    int chosen = sampler.choose(reading.next(), random);
    reading.read(chosen);
    return vocabulary.symbols().get(chosen);
  }

  /** So many symbols, one after the other. */
  public String next(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(next());
    }
    return text.toString();
  }
}
