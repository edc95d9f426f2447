package org.fascicle.plugin.core.initializer;

import java.util.function.LongToDoubleFunction;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.osgi.service.component.annotations.Component;

/** Ones. */
@Component(
    service = Initializer.class,
    property = {Plugin.NAME + "=ones", Plugin.NAME + "=Ones", Plugin.NAME + "=one"})
public final class Ones implements Initializer<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public LongToDoubleFunction values(NoConfig config, Shape shape, RandomStream random) {
    return i -> 1;
  }
}
