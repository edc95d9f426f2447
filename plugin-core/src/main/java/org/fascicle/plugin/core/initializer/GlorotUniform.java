package org.fascicle.plugin.core.initializer;

import java.util.function.LongToDoubleFunction;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.osgi.service.component.annotations.Component;

/**
 * Uniform values of variance 2 / (fanIn + fanOut).
 *
 * @see <a href="https://proceedings.mlr.press/v9/glorot10a.html">Glorot, Bengio: Understanding the
 *     difficulty of training deep feedforward neural networks (2010)</a>
 */
@Component(
    service = Initializer.class,
    property = {Plugin.NAME + "=glorot_uniform", Plugin.NAME + "=GlorotUniform"})
public final class GlorotUniform implements Initializer<Seed> {
  @Override
  public Class<Seed> configuration() {
    return Seed.class;
  }

  @Override
  public LongToDoubleFunction values(Seed config, Shape shape, RandomStream random) {
    return Fans.uniform(1 / Fans.of(shape).average(), Seed.stream(config.seed(), random));
  }
}
