package org.fascicle.api.model;

import java.util.List;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.Variable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An optimiser bound to variables, for custom loops. Its slots and counters belong to the platform
 * and survive a swap.
 */
@ProviderType
public interface Updater extends AutoCloseable {
  /** The variables, in the order of the gradients. */
  List<Variable> variables();

  /** The slots, named {@code variable/slot}. */
  List<Variable> slots();

  /**
   * Updates the variables; call it inside a step. A null gradient leaves its variable alone.
   *
   * @param gradients one a variable, of its shape
   */
  void apply(Tensor... gradients);

  /** Steps made so far: updates, unless gradients accumulate over several steps. */
  long step();

  /** The learning rate of the next update. */
  double learningRate();

  /** Changes the learning rate; a schedule no longer applies. */
  void setLearningRate(double rate);

  /** Frees the slots. */
  @Override
  void close();
}
