package org.fascicle.plugin.core.loss;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/** The mean over features of (log(1 + target) − log(1 + prediction))², both at least 1e-7. */
@Component(
    service = Loss.class,
    property = {
      Plugin.NAME + "=mean_squared_logarithmic_error",
      Plugin.NAME + "=MeanSquaredLogarithmicError",
      Plugin.NAME + "=msle",
      Plugin.NAME + "=MSLE",
    })
public final class MeanSquaredLogarithmicError implements Loss<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public void check(NoConfig config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSame(
        "mean_squared_logarithmic_error",
        target,
        prediction,
        "For class numbers use sparse_categorical_crossentropy.");
  }

  @Override
  public Tensor call(NoConfig config, Tensor target, Tensor prediction) {
    Tensor t =
        Probabilities.atLeast(Probabilities.EPSILON, Targets.same(target, prediction)).log1p();
    return Probabilities.atLeast(Probabilities.EPSILON, prediction)
        .log1p()
        .sub(t)
        .square()
        .mean(-1);
  }
}
