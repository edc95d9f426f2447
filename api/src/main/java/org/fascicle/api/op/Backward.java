package org.fascicle.api.op;

import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;

/** What a gradient rule reads: one recorded call, and the gradients of its results. */
public interface Backward {
  /** The session of the tensors. */
  Session session();

  /** The number of inputs of the call. */
  int inputs();

  /** The number of results of the call. */
  int outputs();

  /** An input of the call. */
  Tensor input(int index);

  /** A result of the call. */
  Tensor output(int index);

  /** The gradient of a result, of its shape; zeros where nothing depends on it. */
  Tensor outputGradient(int index);

  /** Whether the gradient of this input is asked for. */
  boolean wants(int input);
}
