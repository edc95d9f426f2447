package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * {@link BatchNormalization} by given statistics: {@code y = γ · (x − mean) / √(variance + ε) + β}.
 * Inputs: x (…, C), means (C), variances (C), then γ (C) if there is a scale, then β (C) if there
 * is a centre; float32 or float64. Result: (…, C).
 *
 * @param epsilon ε, 0 or more
 * @param scale whether there is γ
 * @param center whether there is β
 */
public record BatchNormalizationInference(double epsilon, boolean scale, boolean center)
    implements CompositeOp {
  /** Checks ε. */
  public BatchNormalizationInference {
    NormalizationOp.checkEpsilon("batch_normalization_inference", epsilon);
  }

  @Override
  public String name() {
    return "batch_normalization_inference";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 3 + (scale ? 1 : 0) + (center ? 1 : 0));
    TensorSpec x = inputs.get(0);
    Rules.type(this, x, Types.REAL);
    Rules.minimumRank(this, x, 1);
    for (TensorSpec channels : inputs.subList(1, inputs.size())) {
      Rules.sameType(this, x, channels);
      Rules.shape(this, channels, Shape.of(x.shape().dim(-1)));
    }
    return List.of(TensorSpec.of(x.dtype(), x.shape()));
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor inverse = inputs[2].add(epsilon).rsqrt();
    Tensor factor = scale ? inverse.mul(inputs[3]) : inverse;
    Tensor y = inputs[0].sub(inputs[1]).mul(factor);
    return new Tensor[] {center ? y.add(inputs[inputs.length - 1]) : y};
  }
}
