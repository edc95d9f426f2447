package org.fascicle.api.plugin;

import java.util.List;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.Tensor;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An optimiser: the slots it wants for each parameter, and one update.
 *
 * @param <C> the configuration
 */
@ConsumerType
public interface Optimizer<C extends Record> extends Plugin<C> {
  /** Names of the slots kept for each parameter: of its shape and type, zeros at first. */
  List<String> slots(C config);

  /** The learning rate as configured: the value used until a schedule or a callback changes it. */
  double learningRate(C config);

  /** The schedule that computes the learning rate from the step, or null for a constant one. */
  default Spec schedule(C config) {
    return null;
  }

  /** Updates one parameter and its slots, by one {@link UpdateContext#update}. */
  void update(C config, UpdateContext context, Tensor parameter, Tensor gradient);
}
