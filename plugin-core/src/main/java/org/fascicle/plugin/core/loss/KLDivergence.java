package org.fascicle.plugin.core.loss;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Targets;
import org.osgi.service.component.annotations.Component;

/** Σ t · log(t / p) along the last axis, both between 1e-7 and 1 (Kullback and Leibler 1951). */
@Component(
    service = Loss.class,
    property = {
      Plugin.NAME + "=kl_divergence",
      Plugin.NAME + "=KLDivergence",
      Plugin.NAME + "=kld",
      Plugin.NAME + "=KLD",
      Plugin.NAME + "=kullback_leibler_divergence",
    })
public final class KLDivergence implements Loss<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public void check(NoConfig config, TensorSpec target, TensorSpec prediction) {
    Targets.checkSame(
        "kl_divergence",
        target,
        prediction,
        "For class numbers use sparse_categorical_crossentropy.");
  }

  @Override
  public Tensor call(NoConfig config, Tensor target, Tensor prediction) {
    Tensor t = Probabilities.between(Probabilities.EPSILON, Targets.same(target, prediction), 1);
    Tensor p = Probabilities.between(Probabilities.EPSILON, prediction, 1);
    return t.mul(t.div(p).log()).sum(-1);
  }
}
