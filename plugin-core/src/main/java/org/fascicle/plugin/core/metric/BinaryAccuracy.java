package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/** The share of yes-or-no predictions on the right side of a threshold. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=binary_accuracy",
      Plugin.NAME + "=BinaryAccuracy",
    })
public final class BinaryAccuracy extends MeanMetric<BinaryAccuracy.Config> {
  /**
   * The configuration.
   *
   * @param threshold predictions above it are yes, from 0 to 1; 0.5 unless set
   */
  public record Config(Double threshold) {
    /** Checks values and fills in defaults. */
    public Config {
      threshold = Check.share("binary_accuracy.threshold", Check.or(threshold, 0.5));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  void check(Config config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSame(
        "binary_accuracy",
        target,
        prediction,
        "For class numbers use sparse_categorical_accuracy.");
  }

  @Override
  Tensor values(Config config, Tensor target, Tensor prediction) {
    return hits(target, prediction, config.threshold);
  }

  /** Whether each target is 1 and the prediction above the threshold, or 0 and not above. */
  static Tensor hits(Tensor target, Tensor prediction, double threshold) {
    Tensor yes = prediction.greater(threshold).cast(prediction.dtype());
    return yes.equal(Targets.same(target, prediction));
  }
}
