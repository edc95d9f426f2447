package org.fascicle.specs;

import java.util.function.Function;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/**
 * A builder of a dataset with labels.
 *
 * @param <B> the subclass
 */
public abstract class DatasetBuilder<B extends DatasetBuilder<B>> extends SpecBuilder<B> {
  /**
   * Wraps a spec.
   *
   * @param spec what is built so far
   * @param copy the subclass's constructor
   */
  protected DatasetBuilder(Spec spec, Function<Spec, B> copy) {
    super(spec, copy);
  }

  /** A dataset of this type without configuration. */
  protected static Spec dataset(String type) {
    return Spec.of(Kind.DATASET, type);
  }

  /** Targets as class numbers, () a sample, instead of one-hot rows, (K). */
  public final B indexLabels() {
    return with("labels", "index");
  }

  /** How many samples to train on. */
  public final B trainSamples(int count) {
    return with("train_samples", count);
  }

  /** How many samples are held out. */
  public final B testSamples(int count) {
    return with("test_samples", count);
  }
}
