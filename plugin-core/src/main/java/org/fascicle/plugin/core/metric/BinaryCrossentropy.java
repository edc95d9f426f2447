package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.core.loss.Crossentropy;
import org.osgi.service.component.annotations.Component;

/** The mean cross-entropy of yes-or-no targets. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=binary_crossentropy",
      Plugin.NAME + "=BinaryCrossentropy",
      Plugin.NAME + "=bce",
      Plugin.NAME + "=BCE",
    })
public final class BinaryCrossentropy extends LossMetric<Crossentropy> {
  @Override
  Loss<Crossentropy> loss() {
    return new org.fascicle.plugin.core.loss.BinaryCrossentropy();
  }
}
