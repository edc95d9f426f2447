package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * y = f(a + b), element by element, with NumPy's broadcasting: the end of a block of a residual
 * network. Inputs: a, b of one type, float32 or float64.
 *
 * @param activation f
 * @see <a href="https://arxiv.org/abs/1512.03385">He et al.: Deep residual learning (2015)</a>
 */
public record Residual(Pointwise activation) implements ClosedFormOp {
  @Override
  public String name() {
    return "residual";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return List.of(Rules.binary(this, inputs, Types.REAL));
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    return new Tensor[] {activation.apply(inputs[0].add(inputs[1]))};
  }

  /** dz = f'(y) dy for both, summed over the axes along which one was broadcast. */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    Tensor dz = activation.gradient(backward.output(0), backward.outputGradient(0));
    Tensor[] gradients = new Tensor[backward.inputs()];
    for (int i = 0; i < gradients.length; i++) {
      gradients[i] = backward.wants(i) ? dz.sumTo(backward.input(i).shape()) : null;
    }
    return gradients;
  }
}
