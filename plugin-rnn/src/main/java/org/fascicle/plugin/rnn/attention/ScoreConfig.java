package org.fascicle.plugin.rnn.attention;

/** What the configurations of the layers with one head share. */
interface ScoreConfig {
  /** Whether scores have a scale that is learned. */
  Boolean useScale();

  /** The share of weights to drop while training. */
  Double dropout();

  /** The seed of a random stream of its own; null for the model's. */
  Long seed();

  /** Whether a query sees no later key. */
  Boolean useCausalMask();

  /** Whether the weights come out, too. */
  Boolean returnAttentionScores();
}
