package org.fascicle.plugin.core.initializer;

import java.util.function.LongToDoubleFunction;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.osgi.service.component.annotations.Component;

/**
 * Truncated normal values of variance 1 / fanIn.
 *
 * @see <a href="http://yann.lecun.com/exdb/publis/pdf/lecun-98b.pdf">LeCun et al.: Efficient
 *     backprop (1998)</a>
 */
@Component(
    service = Initializer.class,
    property = {Plugin.NAME + "=lecun_normal", Plugin.NAME + "=LecunNormal"})
public final class LecunNormal implements Initializer<Seed> {
  @Override
  public Class<Seed> configuration() {
    return Seed.class;
  }

  @Override
  public LongToDoubleFunction values(Seed config, Shape shape, RandomStream random) {
    double variance = 1 / Math.max(1, Fans.of(shape).in());
    return Fans.truncatedNormal(variance, Seed.stream(config.seed(), random));
  }
}
