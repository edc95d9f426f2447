package org.fascicle.api.plugin;

import java.util.Optional;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.osgi.annotation.versioning.ProviderType;

/** What a layer's call is given besides its inputs. */
@ProviderType
public interface LayerContext {
  /** The session of the tensors. */
  Session session();

  /** Whether this is a training step. */
  boolean isTraining();

  /**
   * Whether training updates the layer's parameters. One that keeps running statistics leaves them
   * alone where it does not.
   */
  boolean isTrainable();

  /** The element type that the layer computes in: that of its real inputs and its outputs. */
  DType computeDtype();

  /** A declared parameter's value, cast to {@link #computeDtype()}. */
  Tensor parameter(String name);

  /**
   * A declared parameter's value in its own element type: for a layer that computes some of its
   * work more precisely than its policy says.
   */
  Tensor variable(String name);

  /**
   * A declared state's value, as it was before this step or as an earlier call of the layer in it
   * left it.
   */
  Tensor state(String name);

  /**
   * Gives a declared state its next value; it is stored when the step commits. In inference only
   * what is carried from call to call is stored.
   */
  void updateState(String name, Tensor next);

  /** A random key for the next random operation of this call: its own call site. */
  Tensor randomKey();

  /**
   * As {@link #randomKey()}, by a seed of the layer's own: layers of equal seeds draw equal numbers
   * in every model, whatever its seed.
   */
  Tensor randomKey(long seed);

  /**
   * A random key that is the same in every call of this layer during one call of the layer around
   * it: a cell drops the same units at every step.
   *
   * @param draw which of the layer's draws, from 0
   * @param seed of the layer's own; null for the model's
   */
  Tensor lastingKey(int draw, Long seed);

  /** The mask of an input: BOOL, (N, T); empty for none. */
  Optional<Tensor> mask(int input);

  /** Sets the mask of the outputs; null for none. */
  void setMask(Tensor mask);

  /** Adds a scalar to the loss of this step. */
  void addLoss(Tensor loss);

  /**
   * A layer inside this one.
   *
   * @param name under which it was declared
   * @param layer its spec, as it was declared
   */
  BoundLayer layer(String name, Spec layer);

  /** An activation function, by its spec. */
  BoundActivation activation(Spec spec);
}
