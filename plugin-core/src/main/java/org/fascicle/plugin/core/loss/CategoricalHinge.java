package org.fascicle.plugin.core.loss;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/** max(1 + the greatest wrong score − the right one, 0), of one-hot targets. */
@Component(
    service = Loss.class,
    property = {
      Plugin.NAME + "=categorical_hinge",
      Plugin.NAME + "=CategoricalHinge",
    })
public final class CategoricalHinge implements Loss<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public void check(NoConfig config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSame(
        "categorical_hinge",
        target,
        prediction,
        "For class numbers use sparse_categorical_crossentropy.");
  }

  @Override
  public Tensor call(NoConfig config, Tensor target, Tensor prediction) {
    Tensor t = Targets.same(target, prediction);
    Tensor right = t.mul(prediction).sum(-1);
    Tensor wrong = t.rsub(1).mul(prediction).max(-1);
    return Margins.positive(wrong.sub(right).add(1));
  }
}
