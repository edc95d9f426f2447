package org.fascicle.api.plugin;

import java.util.List;
import java.util.OptionalLong;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.annotation.versioning.ProviderType;

/** Takes what a layer or metric wants the platform to keep. Names are unique within the layer. */
@ProviderType
public interface Declarations {
  /** The element type of parameters: the model's. */
  DType dtype();

  /** The element type that the layer computes in: that of its real inputs and its outputs. */
  default DType computeDtype() {
    return dtype();
  }

  /** A parameter that training updates, of the model's element type. */
  default void parameter(String name, Shape shape, Spec initializer) {
    parameter(name, shape, initializer, null, null);
  }

  /**
   * A parameter that training updates, of the model's element type, regularised or constrained.
   *
   * @param regularizer a penalty on it, held by the configuration record; null for none
   * @param constraint what it must fulfil after every update, held by the configuration record;
   *     null for none
   */
  void parameter(String name, Shape shape, Spec initializer, Spec regularizer, Spec constraint);

  /**
   * A value that is saved with the model and not updated by gradients: a running statistic, a
   * counter.
   */
  void state(String name, DType dtype, Shape shape, double initial);

  /**
   * A value that one call leaves to the next, in inference too: a recurrent state. It begins with
   * zeros, and {@link org.fascicle.api.model.Model#resetStates} puts it back; it is saved with the
   * model, but is none of its weights.
   */
  default void carried(String name, DType dtype, Shape shape) {
    throw new InvalidArgumentException(name, "a place for values between calls", "none", "");
  }

  /** The number of samples in each batch of the model, where its inputs fix it. */
  default OptionalLong batchSize() {
    return OptionalLong.empty();
  }

  /**
   * What a layer inside this one gives. Its parameters and states become this one's, under {@code
   * name/…}; they are saved, updated, penalised and constrained like others, unless it says {@code
   * trainable: false}.
   *
   * @param name unique within the layer
   * @param layer held by the configuration record
   * @param inputs what it will be given
   * @throws org.fascicle.api.exception.InvalidArgumentException if it cannot take them
   */
  default List<TensorSpec> layer(String name, Spec layer, List<TensorSpec> inputs) {
    throw new InvalidArgumentException(name, "a place for layers", layer.toString(), "");
  }

  /**
   * The shape of what an activation function makes of x.
   *
   * @param activation held by the configuration record
   */
  default Shape activated(Spec activation, Shape x) {
    return x;
  }
}
