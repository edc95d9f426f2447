package org.fascicle.specs;

import java.util.function.Function;
import org.fascicle.api.model.Spec;

/**
 * A builder of a text in windows of characters, each with what comes next.
 *
 * @param <B> the subclass
 */
public abstract class TextBuilder<B extends TextBuilder<B>> extends SpecBuilder<B> {
  /**
   * Wraps a spec.
   *
   * @param spec what is built so far
   * @param copy the subclass's constructor
   */
  protected TextBuilder(Spec spec, Function<Spec, B> copy) {
    super(spec, copy);
  }

  /** Capital letters as small ones. */
  public final B lowerCase() {
    return with("lower_case", true);
  }

  /** Symbols a window, T; 100 unless set. */
  public final B length(int symbols) {
    return with("length", symbols);
  }

  /** Symbols from one window's beginning to the next; 1 unless set. */
  public final B stride(int symbols) {
    return with("stride", symbols);
  }

  /** Windows as numbers of symbols, (T), instead of numbers divided by V, (T, 1). */
  public final B indexSymbols() {
    return with("symbols", "index");
  }

  /** Windows as one-hot rows, (T, V), instead of numbers divided by V, (T, 1). */
  public final B oneHotSymbols() {
    return with("symbols", "one_hot");
  }

  /** Targets as the number of the symbol after the window, (), instead of a one-hot row, (V). */
  public final B indexLabels() {
    return with("labels", "index");
  }

  /** Targets as the numbers of the symbols after each of the window, (T). */
  public final B sequenceLabels() {
    return with("labels", "sequence");
  }

  /** How many windows, from the text's end, are held out; none unless set. */
  public final B testSamples(int count) {
    return with("test_samples", count);
  }
}
