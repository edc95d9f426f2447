package org.fascicle.plugin.rnn.attention;

import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Tensor;

/** Random keys of a layer that may have a seed of its own. */
final class Keys {
  private Keys() {}

  /**
   * The key of the next random operation.
   *
   * @param seed null for the model's
   */
  static Tensor of(Long seed, LayerContext context) {
    return seed == null ? context.randomKey() : context.randomKey(seed);
  }
}
