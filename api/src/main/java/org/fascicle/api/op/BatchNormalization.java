package org.fascicle.api.op;

import java.util.Optional;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Each channel moved and scaled to mean β and deviation γ over all samples and places: {@code y =
 * f(γ · (x − mean) / √(variance + ε) + β)}. Inputs: x (N, I…, C), then γ (C) if there is a scale,
 * then β (C) if there is a centre; float32 or float64. Results: y (N, I…, C), means (C), variances
 * (C), those of this batch. With running statistics in their place: {@link
 * BatchNormalizationInference}.
 *
 * @param epsilon ε, 0 or more
 * @param scale whether there is γ
 * @param center whether there is β
 * @param activation f
 * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe, Szegedy: Batch normalization (2015)</a>
 */
public record BatchNormalization(
    double epsilon, boolean scale, boolean center, Pointwise activation)
    implements NormalizationOp, FusibleOp {
  /** Checks ε. */
  public BatchNormalization {
    NormalizationOp.checkEpsilon("batch_normalization", epsilon);
  }

  /** No function. */
  public BatchNormalization(double epsilon, boolean scale, boolean center) {
    this(epsilon, scale, center, Pointwise.LINEAR);
  }

  @Override
  public String name() {
    return "batch_normalization";
  }

  @Override
  public Optional<Op> followedBy(Pointwise function) {
    return activation == Pointwise.LINEAR
        ? Optional.of(new BatchNormalization(epsilon, scale, center, function))
        : Optional.empty();
  }

  @Override
  public Op plain() {
    return new BatchNormalization(epsilon, scale, center, Pointwise.LINEAR);
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
