package org.fascicle.plugin.core.loss;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/** The mean over features of max(1 − t · p, 0); targets are −1 and 1, or 0 and 1. */
@Component(
    service = Loss.class,
    property = {
      Plugin.NAME + "=hinge",
      Plugin.NAME + "=Hinge",
    })
public final class Hinge implements Loss<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public void check(NoConfig config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSame(
        "hinge", target, prediction, "For class numbers use sparse_categorical_crossentropy.");
  }

  @Override
  public Tensor call(NoConfig config, Tensor target, Tensor prediction) {
    return Margins.missing(target, prediction).mean(-1);
  }
}
