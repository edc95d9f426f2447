package org.fascicle.api.plugin;

import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A rule for the first values of a parameter; computed once, on the host, in double precision with
 * {@link StrictMath}, so that every machine starts from the same values.
 *
 * @param <C> the configuration
 */
@ConsumerType
public interface Initializer<C extends Record> extends Plugin<C> {
  /**
   * The first values.
   *
   * @param shape the parameter's axes; dense kernels are (in, out), image kernels (H, W, in, out)
   * @param random a stream of its own for this parameter
   * @return row-major, {@code shape.elements()} values
   */
  double[] values(C config, Shape shape, RandomStream random);
}
