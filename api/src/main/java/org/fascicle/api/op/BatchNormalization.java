package org.fascicle.api.op;

import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Each channel moved and scaled to mean β and deviation γ over all samples and places: {@code y = γ
 * · (x − mean) / √(variance + ε) + β}. Inputs: x (N, I…, C), then γ (C) if there is a scale, then β
 * (C) if there is a centre; float32 or float64. Results: y (N, I…, C), means (C), variances (C),
 * those of this batch. With running statistics in their place: {@link BatchNormalizationInference}.
 *
 * @param epsilon ε, 0 or more
 * @param scale whether there is γ
 * @param center whether there is β
 * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe, Szegedy: Batch normalization (2015)</a>
 */
public record BatchNormalization(double epsilon, boolean scale, boolean center)
    implements NormalizationOp {
  /** Checks ε. */
  public BatchNormalization {
    NormalizationOp.checkEpsilon("batch_normalization", epsilon);
  }

  @Override
  public String name() {
    return "batch_normalization";
  }

  @Override
  public void check(TensorSpec x) {
    Rules.minimumRank(this, x, 2);
  }

  @Override
  public Shape view(Shape x) {
    return Shape.of(1, x.slice(0, x.rank() - 1).elements(), x.dim(-1), 1);
  }

  @Override
  public Shape statistics(Shape x) {
    return Shape.of(x.dim(-1));
  }

  @Override
  public Shape parameters(Shape x) {
    return statistics(x);
  }
}
