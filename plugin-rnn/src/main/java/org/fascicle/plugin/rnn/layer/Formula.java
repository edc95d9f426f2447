package org.fascicle.plugin.rnn.layer;

import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/**
 * What a recurrent network computes in a step: what a cell and a layer of it share.
 *
 * @param <C> what it needs to be told
 */
interface Formula<C extends CellConfig> {
  /** The number of blocks of units in the kernels. */
  int gates();

  /** The number of states; the first one is the output. */
  int states();

  /**
   * A step by its parts.
   *
   * @param hidden the factors of h in the recurrent product, (N, units); null for ones
   */
  Steps.Cell cell(C config, LayerContext context, Tensor hidden);

  /** The shape of the bias. */
  default Shape bias(C config) {
    return Shape.of(gates() * config.units());
  }

  /** The bias of the input's part of the sums. */
  default Tensor inputBias(Tensor bias) {
    return bias;
  }

  /** Declares the parameters. */
  default void declare(C config, long features, Declarations declarations) {
    declarations.parameter(
        "kernel",
        Shape.of(features, gates() * config.units()),
        config.kernelInitializer(),
        config.kernelRegularizer(),
        config.kernelConstraint());
    declarations.parameter(
        "recurrent_kernel",
        Shape.of(config.units(), gates() * config.units()),
        config.recurrentInitializer(),
        config.recurrentRegularizer(),
        config.recurrentConstraint());
    if (config.useBias()) {
      declarations.parameter(
          "bias",
          bias(config),
          config.biasInitializer(),
          config.biasRegularizer(),
          config.biasConstraint());
    }
  }

  /** h as the recurrent product sees it. */
  static Tensor seen(Tensor h, Tensor hidden) {
    return hidden == null ? h : h.mul(hidden);
  }
}
