package org.fascicle.plugin.core.optimizer;

import org.fascicle.api.plugin.Check;

/**
 * The configuration of optimisers that keep two decaying means.
 *
 * @param beta1 decay of the mean of gradients, from 0 to below 1; 0.9 unless set
 * @param beta2 decay of the size of gradients, mean square or greatest, from 0 to below 1; 0.999
 *     unless set
 * @param epsilon keeps the division finite, at least 0; 1e-7 unless set
 */
public record Moments(Double beta1, Double beta2, Double epsilon) {
  /** Checks values and fills in defaults. */
  public Moments {
    beta1 = Check.belowOne("beta_1", Check.or(beta1, 0.9));
    beta2 = Check.belowOne("beta_2", Check.or(beta2, 0.999));
    epsilon = Check.notNegative("epsilon", Check.or(epsilon, 1e-7));
  }
}
