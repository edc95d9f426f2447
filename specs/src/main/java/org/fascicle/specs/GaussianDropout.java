package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that multiplies by normal noise of mean 1 while training. */
public final class GaussianDropout extends LayerBuilder<GaussianDropout> {
  private GaussianDropout(Spec spec) {
    super(spec, GaussianDropout::new);
  }

  /** The rate of the dropout that it stands for: the variance is rate / (1 − rate). */
  public static GaussianDropout of(double rate) {
    return new GaussianDropout(layer("GaussianDropout").with("rate", rate));
  }

  /** A seed of its own: equal seeds draw equal numbers in every model. */
  public GaussianDropout seed(long seed) {
    return with("seed", seed);
  }
}
