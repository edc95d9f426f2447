package org.fascicle.plugin.core.constraint;

import org.fascicle.api.plugin.Constraint;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** No value below 0. */
@Component(
    service = Constraint.class,
    property = {Plugin.NAME + "=NonNeg", Plugin.NAME + "=non_neg", Plugin.NAME + "=nonneg"})
public final class NonNeg implements Constraint<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public Tensor apply(NoConfig config, Tensor parameter) {
    return parameter.maximum(0);
  }
}
