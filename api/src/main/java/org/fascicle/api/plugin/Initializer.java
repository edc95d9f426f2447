package org.fascicle.api.plugin;

import java.util.function.LongToDoubleFunction;
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
   * The first values, in order: no array of all of them is needed.
   *
   * @param shape the parameter's axes; dense kernels are (in, out), image kernels (H, W, in, out)
   * @param random a stream of its own for this parameter
   * @return gives the element of a place in row-major order; asked once for each, from 0 on
   */
  LongToDoubleFunction values(C config, Shape shape, RandomStream random);
}
