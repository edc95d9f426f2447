package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** The mean cross-entropy of class numbers. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=sparse_categorical_crossentropy",
      Plugin.NAME + "=SparseCategoricalCrossentropy",
    })
public final class SparseCategoricalCrossentropy
    extends LossMetric<org.fascicle.plugin.core.loss.SparseCategoricalCrossentropy.Config> {
  @Override
  Loss<org.fascicle.plugin.core.loss.SparseCategoricalCrossentropy.Config> loss() {
    return new org.fascicle.plugin.core.loss.SparseCategoricalCrossentropy();
  }
}
