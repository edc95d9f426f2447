package org.fascicle.api.plugin;

import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.Tensor;
import org.osgi.annotation.versioning.ProviderType;

/** What an optimiser's update is given besides parameter and gradient. */
@ProviderType
public interface UpdateContext {
  /** A slot of the parameter. */
  Tensor slot(String name);

  /** The learning rate of this step: a host scalar. */
  Tensor learningRate();

  /** The number of updates before this one, a host integer of shape (1): 0 in the first step. */
  Tensor step();

  /** Runs an update operation over its donated inputs: the parameter and slots, as given. */
  void update(Op op, Tensor... inputs);

  /**
   * Gives the parameter or a slot its next value when the step commits; until then it keeps the
   * present one. Each at most once.
   *
   * @param target the parameter or a slot, as given
   */
  void assign(Tensor target, Tensor next);
}
