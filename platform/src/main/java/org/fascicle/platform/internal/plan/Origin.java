package org.fascicle.platform.internal.plan;

import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.tensor.HostTensor;
import org.fascicle.platform.internal.tensor.VariableCell;

/** Where a step that is made again finds what it reads. */
public sealed interface Origin {
  /** What the step is fed: a tensor of its batch, or a view of one. */
  record Fed(int index, TensorSpec spec) implements Origin {}

  /** A variable's value as the steps before left it. */
  record Cell(VariableCell variable) implements Origin {}

  /** A number, which each step may have its own of: a learning rate, a random key. */
  record Host(HostTensor value) implements Origin {}

  /** A number in the backend's memory, the same in every step. */
  record Uploaded(HostTensor value, TensorSpec spec) implements Origin {}

  /** A result of the step itself, or a view of one. */
  record Made(int number, TensorSpec spec) implements Origin {}
}
