package org.fascicle.plugin.core.initializer;

import java.util.function.LongToDoubleFunction;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.osgi.service.component.annotations.Component;

/** Zeros. */
@Component(
    service = Initializer.class,
    property = {Plugin.NAME + "=zeros", Plugin.NAME + "=Zeros", Plugin.NAME + "=zero"})
public final class Zeros implements Initializer<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public LongToDoubleFunction values(NoConfig config, Shape shape, RandomStream random) {
    return i -> 0;
  }
}
