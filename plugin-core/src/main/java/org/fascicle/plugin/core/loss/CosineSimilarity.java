package org.fascicle.plugin.core.loss;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/**
 * Minus the cosine of the angle between target and prediction: −1 for the same direction, 1 for the
 * opposite one.
 */
@Component(
    service = Loss.class,
    property = {
      Plugin.NAME + "=cosine_similarity",
      Plugin.NAME + "=CosineSimilarity",
      Plugin.NAME + "=cosine_proximity",
    })
public final class CosineSimilarity implements Loss<CosineSimilarity.Config> {
  /**
   * The configuration.
   *
   * @param axis the axis of the vectors; a negative one counts from the end; -1 unless set
   */
  public record Config(Integer axis) {
    /** Checks values and fills in defaults. */
    public Config {
      axis = Check.or(axis, -1);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void check(Config config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSame("cosine_similarity", target, prediction, "");
    Axes.check("cosine_similarity", prediction, config.axis);
  }

  @Override
  public Tensor call(Config config, Tensor target, Tensor prediction) {
    return Angles.cosine(target, prediction, config.axis).neg();
  }
}
