package org.fascicle.plugin.core.loss;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/** The mean over features of log cosh(prediction − target). */
@Component(
    service = Loss.class,
    property = {
      Plugin.NAME + "=log_cosh",
      Plugin.NAME + "=LogCosh",
      Plugin.NAME + "=logcosh",
    })
public final class LogCosh implements Loss<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public void check(NoConfig config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSame(
        "log_cosh", target, prediction, "For class numbers use sparse_categorical_crossentropy.");
  }

  /** x + log(1 + e⁻²ˣ) − log 2, which does not overflow; the tail is the cross-entropy of 0. */
  @Override
  public Tensor call(NoConfig config, Tensor target, Tensor prediction) {
    Tensor error = prediction.sub(Targets.same(target, prediction));
    Tensor twice = error.mul(-2);
    Tensor tail = twice.sigmoidCrossEntropy(twice.zerosLike());
    return error.add(tail).sub(Math.log(2)).mean(-1);
  }
}
