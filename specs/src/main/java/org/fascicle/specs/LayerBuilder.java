package org.fascicle.specs;

import java.util.Arrays;
import java.util.function.Function;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/**
 * A builder of a layer: what every layer can be told.
 *
 * @param <B> the subclass
 */
public abstract class LayerBuilder<B extends LayerBuilder<B>> extends SpecBuilder<B> {
  /**
   * Wraps a spec.
   *
   * @param spec what is built so far
   * @param copy the subclass's constructor
   */
  protected LayerBuilder(Spec spec, Function<Spec, B> copy) {
    super(spec, copy);
  }

  /** A layer of this type without configuration. */
  protected static Spec layer(String type) {
    return Spec.of(Kind.LAYER, type);
  }

  /**
   * The shape of one input sample, for the first layer of a model: without the batch axis N; -1 for
   * an axis that is known when data comes.
   */
  public final B inputShape(long... axes) {
    return with("input_shape", Arrays.stream(axes).boxed().toList());
  }

  /** Whether training updates the layer's parameters; true unless set. */
  public final B trainable(boolean trainable) {
    return with("trainable", trainable);
  }

  /**
   * The layer's own policy of element types: {@code float32}, {@code float64} or {@code
   * mixed_bfloat16}; the model's unless set.
   */
  public final B dtype(String policy) {
    return with("dtype", policy);
  }

  /** A penalty on what the layer gives, over the samples of a batch, by name: {@code l2}. */
  public final B activityRegularizer(String name) {
    return with("activity_regularizer", name);
  }

  /** A penalty on what the layer gives, over the samples of a batch. */
  public final B activityRegularizer(SpecSource regularizer) {
    return with("activity_regularizer", regularizer);
  }
}
