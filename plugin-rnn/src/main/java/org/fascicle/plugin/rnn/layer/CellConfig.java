package org.fascicle.plugin.rnn.layer;

import org.fascicle.api.model.Spec;

/** What the configurations of cells, and of layers of one, have in common; the keys are Keras's. */
interface CellConfig {
  /** The length of a state. */
  Long units();

  /** The function of the candidate. */
  Spec activation();

  /** Whether there is a bias. */
  Boolean useBias();

  /** First values of the kernel. */
  Spec kernelInitializer();

  /** First values of the recurrent kernel. */
  Spec recurrentInitializer();

  /** First values of the bias. */
  Spec biasInitializer();

  /** The penalty on the kernel; null for none. */
  Spec kernelRegularizer();

  /** The penalty on the recurrent kernel; null for none. */
  Spec recurrentRegularizer();

  /** The penalty on the bias; null for none. */
  Spec biasRegularizer();

  /** What the kernel must fulfil; null for nothing. */
  Spec kernelConstraint();

  /** What the recurrent kernel must fulfil; null for nothing. */
  Spec recurrentConstraint();

  /** What the bias must fulfil; null for nothing. */
  Spec biasConstraint();

  /** The share of features to drop, the same ones in all steps. */
  Double dropout();

  /** The share of units to hide from the recurrent product, the same ones in all steps. */
  Double recurrentDropout();

  /** Of a random stream of the layer's own; null for the model's. */
  Long seed();
}
