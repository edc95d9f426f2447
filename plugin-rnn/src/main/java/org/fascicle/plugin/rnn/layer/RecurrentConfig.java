package org.fascicle.plugin.rnn.layer;

import org.fascicle.api.model.Spec;

/** What the configurations of all recurrent layers have in common; the keys are Keras's. */
interface RecurrentConfig {
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

  /** Whether h after every step comes out, instead of the last one. */
  Boolean returnSequences();

  /** Whether the states after the last step come out, too. */
  Boolean returnState();

  /** Whether steps are taken from the last to the first. */
  Boolean goBackwards();

  /** Whether a batch begins with the states that the one before ended with. */
  Boolean stateful();

  /** Whether masked steps give zeros, instead of the state that they leave as it is. */
  Boolean zeroOutputForMask();

  /** Of a random stream of the layer's own; null for the model's. */
  Long seed();
}
