package org.fascicle.plugin.core.initializer;

import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;

/** All first values of a parameter. */
final class Drawn {
  private Drawn() {}

  static <C extends Record> double[] values(
      Initializer<C> initializer, C config, Shape shape, RandomStream random) {
    LongToDoubleFunction values = initializer.values(config, shape, random);
    return LongStream.range(0, shape.elements()).mapToDouble(values).toArray();
  }
}
