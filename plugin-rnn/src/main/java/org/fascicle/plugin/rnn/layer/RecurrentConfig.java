package org.fascicle.plugin.rnn.layer;

/** What the configurations of all recurrent layers have in common; the keys are Keras's. */
interface RecurrentConfig extends CellConfig {
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
}
