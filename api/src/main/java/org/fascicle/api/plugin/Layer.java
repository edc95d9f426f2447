package org.fascicle.api.plugin;

import java.util.List;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A layer: shapes, parameters and a short composition of operations. Stateless; {@link #call}
 * depends on nothing but its arguments and reads no value on the host.
 *
 * @param <C> the configuration
 */
@ConsumerType
public interface Layer<C extends Record> extends Plugin<C> {
  /**
   * Says what comes out and declares parameters and state.
   *
   * @param inputs what comes in; the batch axis N is {@link org.fascicle.api.tensor.Shape#UNKNOWN}
   * @param declarations takes parameters and state
   * @return what comes out, with the same batch axis
   * @throws org.fascicle.api.exception.InvalidArgumentException if the layer cannot take these
   *     inputs
   */
  List<TensorSpec> build(C config, List<TensorSpec> inputs, Declarations declarations);

  /**
   * Computes the outputs, as a function of what it is given. A step that is like one before may be
   * repeated without its being called; a plugin that has fields is called in every step.
   */
  Tensor[] call(C config, LayerContext context, Tensor... inputs);

  /**
   * Whether real inputs are cast to the type that the layer computes in. One whose inputs stand for
   * something exact, indices, says no.
   */
  default boolean autocasts() {
    return true;
  }

  /** Whether a mask on the input applies to the output unchanged, unless {@link #call} sets one. */
  default boolean passesMask() {
    return true;
  }
}
