package org.fascicle.specs;

import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** A layer that gives each symbol a vector of its own. */
public final class Embedding extends LayerBuilder<Embedding> {
  private Embedding(Spec spec) {
    super(spec, Embedding::new);
  }

  /**
   * Vectors for a vocabulary.
   *
   * @param inputDim the size of the vocabulary: ids go from 0 to it, exclusive
   * @param outputDim the length of the vectors
   */
  public static Embedding of(long inputDim, long outputDim) {
    Spec spec = layer("Embedding").with("input_dim", inputDim).with("output_dim", outputDim);
    return new Embedding(spec);
  }

  /** Whether id 0 is padding, which later layers and losses skip; false unless set. */
  public Embedding maskZero(boolean maskZero) {
    return with("mask_zero", maskZero);
  }

  /** The rule for the first vectors, by name; {@code uniform}, ±0.05, unless set. */
  public Embedding embeddingsInitializer(String name) {
    return with("embeddings_initializer", name);
  }

  /** The rule for the first vectors. */
  public Embedding embeddingsInitializer(SpecSource initializer) {
    return with("embeddings_initializer", initializer);
  }

  /** A penalty on the vectors, by name. */
  public Embedding embeddingsRegularizer(String name) {
    return with("embeddings_regularizer", name);
  }

  /** A penalty on the vectors. */
  public Embedding embeddingsRegularizer(SpecSource regularizer) {
    return with("embeddings_regularizer", regularizer);
  }

  /** What the vectors must fulfil after every update, by name. */
  public Embedding embeddingsConstraint(String name) {
    return with("embeddings_constraint", name);
  }

  /** What the vectors must fulfil after every update. */
  public Embedding embeddingsConstraint(SpecSource constraint) {
    return with("embeddings_constraint", constraint);
  }
}
