package org.fascicle.api.op;

import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The channels of each sample in groups, each moved and scaled to mean 0 and deviation 1 over its
 * places and channels; then each channel scaled by γ and moved by β: {@code y = γ · (x − mean) /
 * √(variance + ε) + β}. Inputs: x (N, I…, C), then γ (C) if there is a scale, then β (C) if there
 * is a centre; float32 or float64. Results: y (N, I…, C), means (N, G), variances (N, G). C groups
 * of one channel are instance normalisation.
 *
 * @param groups G, which divides C
 * @param epsilon ε, 0 or more
 * @param scale whether there is γ
 * @param center whether there is β
 * @see <a href="https://arxiv.org/abs/1803.08494">Wu, He: Group normalization (2018)</a>
 */
public record GroupNormalization(int groups, double epsilon, boolean scale, boolean center)
    implements NormalizationOp {
  /** Checks the attributes. */
  public GroupNormalization {
    NormalizationOp.checkEpsilon("group_normalization", epsilon);
    if (groups < 1) {
      throw new InvalidArgumentException(
          "group_normalization", "1 group or more", String.valueOf(groups), "");
    }
  }

  @Override
  public String name() {
    return "group_normalization";
  }

  @Override
  public void check(TensorSpec x) {
    Rules.minimumRank(this, x, 2);
    if (x.shape().dim(-1) % groups != 0) {
      throw new ShapeMismatchException(
          name(), "channels that divide into " + groups + " groups", x.toString(), "");
    }
  }

  @Override
  public Shape view(Shape x) {
    long places = x.slice(1, x.rank() - 1).elements();
    return Shape.of(x.dim(0), places, groups, x.dim(-1) / groups);
  }

  @Override
  public Shape statistics(Shape x) {
    return Shape.of(x.dim(0), groups);
  }

  @Override
  public Shape parameters(Shape x) {
    return Shape.of(x.dim(-1));
  }
}
