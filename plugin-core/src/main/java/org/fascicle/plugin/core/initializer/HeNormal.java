package org.fascicle.plugin.core.initializer;

import java.util.function.LongToDoubleFunction;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.osgi.service.component.annotations.Component;

/**
 * Truncated normal values of variance 2 / fanIn.
 *
 * @see <a href="https://arxiv.org/abs/1502.01852">He, Zhang, Ren, Sun: Delving deep into rectifiers
 *     (2015)</a>
 */
@Component(
    service = Initializer.class,
    property = {Plugin.NAME + "=he_normal", Plugin.NAME + "=HeNormal"})
public final class HeNormal implements Initializer<Seed> {
  @Override
  public Class<Seed> configuration() {
    return Seed.class;
  }

  @Override
  public LongToDoubleFunction values(Seed config, Shape shape, RandomStream random) {
    return Fans.truncatedNormal(
        2 / Math.max(1, Fans.of(shape).in()), Seed.stream(config.seed(), random));
  }
}
