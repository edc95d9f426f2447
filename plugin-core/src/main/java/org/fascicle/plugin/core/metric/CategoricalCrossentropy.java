package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.core.loss.Crossentropy;
import org.osgi.service.component.annotations.Component;

/** The mean cross-entropy of one-hot targets. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=categorical_crossentropy",
      Plugin.NAME + "=CategoricalCrossentropy",
    })
public final class CategoricalCrossentropy extends LossMetric<Crossentropy> {
  @Override
  Loss<Crossentropy> loss() {
    return new org.fascicle.plugin.core.loss.CategoricalCrossentropy();
  }
}
