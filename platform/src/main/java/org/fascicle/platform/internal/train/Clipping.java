package org.fascicle.platform.internal.train;

import java.util.List;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.config.OptimizerOptions;

/** Keeps gradients small, as Keras 3 does (keras/src/optimizers/base_optimizer.py). */
@FunctionalInterface
interface Clipping {
  /** The gradients, one a parameter, clipped. */
  List<Tensor> apply(List<Tensor> gradients);

  /** What an optimiser's options ask for. */
  static Clipping of(OptimizerOptions options) {
    if (options.clipnorm() != null) {
      double limit = options.clipnorm();
      return gradients -> gradients.stream().map(g -> byNorm(g, limit)).toList();
    }
    if (options.clipvalue() != null) {
      double limit = options.clipvalue();
      return gradients -> gradients.stream().map(g -> g.clip(-limit, limit)).toList();
    }
    if (options.globalClipnorm() != null) {
      double limit = options.globalClipnorm();
      return gradients -> gradients.isEmpty() ? gradients : byGlobalNorm(gradients, limit);
    }
    return gradients -> gradients;
  }

  private static Tensor byNorm(Tensor gradient, double limit) {
    Tensor norm = gradient.square().sum().sqrt();
    return gradient.mul(limit).div(norm.maximum(limit));
  }

  /** A norm that is not finite makes every gradient NaN, so that nobody misses it. */
  private static List<Tensor> byGlobalNorm(List<Tensor> gradients, double limit) {
    Tensor norm = gradients.stream().map(g -> g.square().sum()).reduce(Tensor::add).get().sqrt();
    Tensor scale = norm.rdiv(1).minimum(1 / limit).mul(limit).add(norm.sub(norm));
    return gradients.stream().map(g -> g.mul(scale)).toList();
  }
}
