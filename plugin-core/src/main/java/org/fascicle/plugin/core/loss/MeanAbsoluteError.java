package org.fascicle.plugin.core.loss;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/** The mean over features of |target − prediction|. */
@Component(
    service = Loss.class,
    property = {
      Plugin.NAME + "=mean_absolute_error",
      Plugin.NAME + "=MeanAbsoluteError",
      Plugin.NAME + "=mae",
      Plugin.NAME + "=MAE",
    })
public final class MeanAbsoluteError implements Loss<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public void check(NoConfig config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSame(
        "mean_absolute_error",
        target,
        prediction,
        "For class numbers use sparse_categorical_crossentropy.");
  }

  @Override
  public Tensor call(NoConfig config, Tensor target, Tensor prediction) {
    return prediction.sub(Targets.same(target, prediction)).abs().mean(-1);
  }
}
