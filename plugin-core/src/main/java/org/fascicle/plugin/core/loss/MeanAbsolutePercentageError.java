package org.fascicle.plugin.core.loss;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/** The mean over features of 100 · |target − prediction| / |target|, the divisor at least 1e-7. */
@Component(
    service = Loss.class,
    property = {
      Plugin.NAME + "=mean_absolute_percentage_error",
      Plugin.NAME + "=MeanAbsolutePercentageError",
      Plugin.NAME + "=mape",
      Plugin.NAME + "=MAPE",
    })
public final class MeanAbsolutePercentageError implements Loss<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public void check(NoConfig config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSame(
        "mean_absolute_percentage_error",
        target,
        prediction,
        "For class numbers use sparse_categorical_crossentropy.");
  }

  @Override
  public Tensor call(NoConfig config, Tensor target, Tensor prediction) {
    Tensor t = Targets.same(target, prediction);
    Tensor size = Probabilities.atLeast(Probabilities.EPSILON, t.abs());
    return prediction.sub(t).div(size).abs().mean(-1).mul(100);
  }
}
