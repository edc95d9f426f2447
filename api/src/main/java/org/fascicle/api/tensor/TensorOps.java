package org.fascicle.api.tensor;

/** The operations that a tensor offers, by their usual names. */
public interface TensorOps {
  /** The session that owns the tensor. */
  Session session();

  /** Shape, element type and residence. */
  TensorSpec spec();

  /** Zeros of the same shape and type. */
  Tensor zerosLike();

  /** max(x, 0). */
  Tensor relu();

  /** 1 / (1 + exp(-x)). */
  Tensor sigmoid();

  /** tanh x. */
  Tensor tanh();
}
