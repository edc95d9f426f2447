package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Eight measurements of 768 women, and whether diabetes came within five years. */
public final class PimaDiabetes extends SpecBuilder<PimaDiabetes> {
  private PimaDiabetes(Spec spec) {
    super(spec, PimaDiabetes::new);
  }

  /** The dataset. */
  public static PimaDiabetes of() {
    return new PimaDiabetes(Spec.of(Kind.DATASET, "pima_diabetes"));
  }

  /** How many samples, from the last on, are held out; none unless set. */
  public PimaDiabetes testSamples(int count) {
    return with("test_samples", count);
  }
}
