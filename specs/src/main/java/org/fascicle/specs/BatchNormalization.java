package org.fascicle.specs;

import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** A layer that normalises channels over a batch, and by running statistics in inference. */
public final class BatchNormalization extends NormalizationBuilder<BatchNormalization> {
  private BatchNormalization(Spec spec) {
    super(spec, BatchNormalization::new);
  }

  /** Channels in the last axis. */
  public static BatchNormalization of() {
    return new BatchNormalization(layer("BatchNormalization"));
  }

  /** The axis of the channels: 1 for {@code channels_first}. */
  public BatchNormalization axis(int axis) {
    return with("axis", axis);
  }

  /** How much of the running statistics stays in a step; 0.99 unless set. */
  public BatchNormalization momentum(double momentum) {
    return with("momentum", momentum);
  }

  /** The running means at first: {@code zeros}, {@code ones} or a constant. */
  public BatchNormalization movingMeanInitializer(SpecSource initializer) {
    return with("moving_mean_initializer", initializer);
  }

  /** The running variances at first: {@code zeros}, {@code ones} or a constant. */
  public BatchNormalization movingVarianceInitializer(SpecSource initializer) {
    return with("moving_variance_initializer", initializer);
  }
}
