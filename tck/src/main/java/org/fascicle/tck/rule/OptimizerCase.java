package org.fascicle.tck.rule;

import java.util.Map;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Optimizer;

/**
 * An optimiser under test.
 *
 * @param name for reports
 * @param plugin the optimiser
 * @param config with a learning rate that takes it to the minimum of a bowl, some units away, in
 *     500 steps
 * @param falls whether the kit lets the rate fall to 0 in those steps, as optimisers need whose
 *     steps do not shrink by themselves
 */
public record OptimizerCase(
    String name, Optimizer<?> plugin, Map<String, Object> config, boolean falls) {
  /** The type name under which the kit registers it. */
  static final String TYPE = "OptimizerUnderTest";

  /** An optimiser with this learning rate. */
  public static OptimizerCase of(Optimizer<?> plugin, double learningRate) {
    return new OptimizerCase(
        plugin.getClass().getSimpleName(), plugin, Map.of("learning_rate", learningRate), true);
  }

  /** An optimiser's spec, under whatever name its plugin has. */
  public static OptimizerCase of(Optimizer<?> plugin, Spec spec) {
    return new OptimizerCase(spec.toString(), plugin, spec.config(), true);
  }

  /** The same at a rate that stays: for optimisers whose parameters are in proportion to it. */
  public OptimizerCase steady() {
    return new OptimizerCase(name, plugin, config, false);
  }

  Spec spec() {
    return Spec.of(Kind.OPTIMIZER, TYPE, config);
  }

  double learningRate() {
    Object rate = config.get("learning_rate");
    return rate instanceof Number number ? number.doubleValue() : plugin.learningRate();
  }
}
