package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.fascicle.plugin.core.loss.Angles;
import org.osgi.service.component.annotations.Component;

/** The mean cosine of the angle between target and prediction: 1 for the same direction. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=cosine_similarity",
      Plugin.NAME + "=CosineSimilarity",
      Plugin.NAME + "=cosine_proximity",
    })
public final class CosineSimilarity extends MeanMetric<CosineSimilarity.Config> {
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
  void check(Config config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSame("cosine_similarity", target, prediction, "");
    prediction.shape().axis("cosine_similarity.axis", config.axis);
  }

  @Override
  Tensor values(Config config, Tensor target, Tensor prediction) {
    return Angles.cosine(target, prediction, config.axis);
  }
}
