package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Sentences of film reviews as numbers of words, (T), and whether they praise. */
public final class RtPolarityWords extends WordsBuilder<RtPolarityWords> {
  private RtPolarityWords(Spec spec) {
    super(spec, RtPolarityWords::new);
  }

  /** The dataset. */
  public static RtPolarityWords of() {
    return new RtPolarityWords(DatasetBuilder.dataset("rt_polarity_words"));
  }
}
