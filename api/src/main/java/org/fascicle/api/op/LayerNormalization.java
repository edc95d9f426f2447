package org.fascicle.api.op;

import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The features of each sample, or of each place of it, moved and scaled to mean 0 and deviation 1,
 * then scaled by γ and moved by β: {@code y = γ · (x − mean) / √(variance + ε) + β}. Inputs: x (A…,
 * F…), then γ (F…) if there is a scale, then β (F…) if there is a centre; float32 or float64.
 * Results: y (A…, F…), means (A…), variances (A…).
 *
 * @param axes how many axes F… there are, the last ones; 1 or more
 * @param epsilon ε, 0 or more
 * @param scale whether there is γ
 * @param center whether there is β
 * @see <a href="https://arxiv.org/abs/1607.06450">Ba, Kiros, Hinton: Layer normalization (2016)</a>
 */
public record LayerNormalization(int axes, double epsilon, boolean scale, boolean center)
    implements NormalizationOp {
  /** Checks the attributes. */
  public LayerNormalization {
    NormalizationOp.checkEpsilon("layer_normalization", epsilon);
    if (axes < 1) {
      throw new InvalidArgumentException(
          "layer_normalization", "1 axis or more", String.valueOf(axes), "");
    }
  }

  @Override
  public String name() {
    return "layer_normalization";
  }

  @Override
  public void check(TensorSpec x) {
    Rules.minimumRank(this, x, axes);
  }

  @Override
  public Shape view(Shape x) {
    return Shape.of(statistics(x).elements(), 1, 1, parameters(x).elements());
  }

  @Override
  public Shape statistics(Shape x) {
    return x.slice(0, x.rank() - axes);
  }

  @Override
  public Shape parameters(Shape x) {
    return x.slice(x.rank() - axes, x.rank());
  }
}
