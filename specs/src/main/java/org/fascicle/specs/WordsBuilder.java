package org.fascicle.specs;

import java.util.function.Function;
import org.fascicle.api.model.Spec;

/**
 * A builder of a dataset of sentences for and against.
 *
 * @param <B> the subclass
 */
public abstract class WordsBuilder<B extends WordsBuilder<B>> extends SpecBuilder<B> {
  /**
   * Wraps a spec.
   *
   * @param spec what is built so far
   * @param copy the subclass's constructor
   */
  protected WordsBuilder(Spec spec, Function<Spec, B> copy) {
    super(spec, copy);
  }

  /** Words a sentence, T; 40 unless set. */
  public final B length(int words) {
    return with("length", words);
  }

  /**
   * How many numbers words have, V, 0 for none and 1 for rare ones among them; 5,000 unless set.
   */
  public final B words(int count) {
    return with("words", count);
  }

  /** How many sentences to train on. */
  public final B trainSamples(int count) {
    return with("train_samples", count);
  }

  /** How many sentences are held out; a tenth unless set. */
  public final B testSamples(int count) {
    return with("test_samples", count);
  }
}
