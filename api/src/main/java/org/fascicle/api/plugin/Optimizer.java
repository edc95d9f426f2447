package org.fascicle.api.plugin;

import java.util.List;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An optimiser: the slots it wants for each parameter, and one update.
 *
 * <p>What all optimisers have in common is the platform's, which reads these keys of the
 * configuration itself: {@code learning_rate}, a number or a schedule; {@code weight_decay} and
 * {@code exclude_from_weight_decay}; {@code clipnorm}, {@code clipvalue}, {@code global_clipnorm};
 * {@code use_ema}, {@code ema_momentum}, {@code ema_overwrite_frequency}; {@code
 * gradient_accumulation_steps}; and {@code decay} of Keras 2, which divides the rate by 1 +
 * decay·step. The configuration record has the others.
 *
 * @param <C> the configuration
 */
@ConsumerType
public interface Optimizer<C extends Record> extends Plugin<C> {
  /**
   * What is kept for a parameter.
   *
   * @param parameter the parameter's axes
   */
  List<Slot> slots(C config, Shape parameter);

  /** The learning rate where the configuration says none. */
  double learningRate();

  /**
   * The weight decay where the configuration says none: before every update a parameter loses this
   * share of itself, times the learning rate.
   */
  default double weightDecay() {
    return 0;
  }

  /**
   * Updates one parameter and its slots: by one {@link UpdateContext#update} of an operation that
   * does it all, or by computing the next values and {@link UpdateContext#assign assigning} them.
   *
   * @param parameter the value to start from; pass it on as it is given, since it may differ from
   *     the variable's, when weights decay
   * @param gradient of the parameter's shape and type; already accumulated and clipped
   */
  void update(C config, UpdateContext context, Tensor parameter, Tensor gradient);
}
