package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** The mean of Σ t · log(t / p). */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=kl_divergence",
      Plugin.NAME + "=KLDivergence",
      Plugin.NAME + "=kld",
      Plugin.NAME + "=KLD",
      Plugin.NAME + "=kullback_leibler_divergence",
    })
public final class KLDivergence extends LossMetric<NoConfig> {
  @Override
  Loss<NoConfig> loss() {
    return new org.fascicle.plugin.core.loss.KLDivergence();
  }
}
