package org.fascicle.api.tensor;

import java.util.stream.Stream;
import org.fascicle.api.op.BatchNormalization;
import org.fascicle.api.op.BatchNormalizationInference;
import org.fascicle.api.op.GroupNormalization;
import org.fascicle.api.op.LayerNormalization;
import org.fascicle.api.op.LocalResponseNormalization;
import org.fascicle.api.op.Op;

/**
 * Normalisation of features (…, C); float32 and float64. A scale γ and a centre β may be null for
 * none.
 */
public interface TensorNormalization extends TensorBase {
  /**
   * Each channel to mean β and deviation γ over all others axes.
   *
   * @return the result, the batch's means (C) and variances (C)
   */
  default Tensor[] batchNormalization(Tensor gamma, Tensor beta, double epsilon) {
    return normalized(new BatchNormalization(epsilon, gamma != null, beta != null), gamma, beta);
  }

  /** Each channel by given statistics (C). */
  default Tensor batchNormalization(
      Tensor mean, Tensor variance, Tensor gamma, Tensor beta, double epsilon) {
    Op op = new BatchNormalizationInference(epsilon, gamma != null, beta != null);
    return session().applyAll(op, present((Tensor) this, mean, variance, gamma, beta))[0];
  }

  /**
   * The last axes of each sample together.
   *
   * @param axes how many
   * @return the result, means and variances
   */
  default Tensor[] layerNormalization(int axes, Tensor gamma, Tensor beta, double epsilon) {
    return normalized(
        new LayerNormalization(axes, epsilon, gamma != null, beta != null), gamma, beta);
  }

  /**
   * Groups of channels of each sample together.
   *
   * @return the result, means (N, G) and variances (N, G)
   */
  default Tensor[] groupNormalization(int groups, Tensor gamma, Tensor beta, double epsilon) {
    return normalized(
        new GroupNormalization(groups, epsilon, gamma != null, beta != null), gamma, beta);
  }

  /** Each element damped by its neighbours in other channels; see the operation. */
  default Tensor localResponseNormalization(int size, double alpha, double beta, double k) {
    return apply(new LocalResponseNormalization(size, alpha, beta, k));
  }

  private Tensor[] normalized(Op op, Tensor gamma, Tensor beta) {
    return session().applyAll(op, present((Tensor) this, gamma, beta));
  }

  private static Tensor[] present(Tensor... tensors) {
    return Stream.of(tensors).filter(t -> t != null).toArray(Tensor[]::new);
  }
}
