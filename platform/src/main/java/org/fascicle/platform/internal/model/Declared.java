package org.fascicle.platform.internal.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.DTypePolicy;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.registry.Bound;

/** What a layer or metric wants the platform to keep. */
public final class Declared implements Declarations {
  /** What one buffer of the host holds, through which first values and saved ones pass. */
  private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

  private final String where;
  private final DTypePolicy policy;
  private final Map<Spec, Bound> nested;
  private final OptionalLong batchSize;
  private final Map<String, Item> items = new LinkedHashMap<>();

  /**
   * A value to keep.
   *
   * @param spec shape and element type
   * @param initializer the rule for a parameter's first values; null for a state
   * @param initial the first value of a state
   * @param regularizer the penalty on a parameter; null for none
   * @param constraint what a parameter must fulfil; null for none
   * @param trainable whether training updates it at first, if it is a parameter
   * @param isCarried whether it is a state that inference changes, too
   */
  public record Item(
      TensorSpec spec,
      Spec initializer,
      double initial,
      Spec regularizer,
      Spec constraint,
      boolean trainable,
      boolean isCarried) {
    /** A value that training does not update. */
    public static Item state(TensorSpec spec, double initial) {
      return new Item(spec, null, initial, null, null, false, false);
    }

    Item frozen() {
      return new Item(spec, initializer, initial, regularizer, constraint, false, isCarried);
    }

    /** Whether it is a parameter, and not a state. */
    public boolean isParameter() {
      return initializer != null;
    }
  }

  /**
   * Nothing declared yet.
   *
   * @param where the layer or metric, for messages
   * @param policy element types
   * @param nested what the configuration names
   */
  public Declared(String where, DTypePolicy policy, Map<Spec, Bound> nested) {
    this(where, policy, nested, OptionalLong.empty());
  }

  /**
   * Nothing declared yet, in a model whose batches may be of one size.
   *
   * @param where the layer or metric, for messages
   * @param policy element types
   * @param nested what the configuration names
   * @param batchSize samples a batch; empty for any number
   */
  Declared(String where, DTypePolicy policy, Map<Spec, Bound> nested, OptionalLong batchSize) {
    this.batchSize = batchSize;
    this.where = where;
    this.policy = policy;
    this.nested = nested;
  }

  @Override
  public DType dtype() {
    return policy.variable();
  }

  @Override
  public DType computeDtype() {
    return policy.compute();
  }

  @Override
  public void parameter(
      String name, Shape shape, Spec initializer, Spec regularizer, Spec constraint) {
    TensorSpec spec = TensorSpec.of(policy.variable(), shape);
    add(name, new Item(spec, initializer, 0, regularizer, constraint, true, false));
  }

  @Override
  public void state(String name, DType type, Shape shape, double initial) {
    add(name, Item.state(TensorSpec.of(type, shape), initial));
  }

  @Override
  public void carried(String name, DType type, Shape shape) {
    add(name, new Item(TensorSpec.of(type, shape), null, 0, null, null, false, true));
  }

  @Override
  public OptionalLong batchSize() {
    return batchSize;
  }

  @Override
  public List<TensorSpec> layer(String name, Spec layer, List<TensorSpec> inputs) {
    Bound bound = InnerLayer.require(nested, layer, where);
    String inner = InnerLayer.label(name, layer);
    DTypePolicy own = LayerSpecs.policy(layer, policy);
    Declared of = new Declared(where + ", " + inner, own, bound.nested(), batchSize);
    List<TensorSpec> outputs = InnerLayer.outputs(bound, inner, inputs, of);
    boolean trainable = LayerSpecs.isTrainable(layer);
    of.items.forEach((key, item) -> add(name + "/" + key, trainable ? item : item.frozen()));
    return outputs;
  }

  @Override
  public Shape activated(Spec activation, Shape x) {
    Bound function = nested.get(activation);
    return function.activation().shape(function.config(), x);
  }

  /** Everything declared, by name, in order. */
  public Map<String, Item> items() {
    return items;
  }

  private void add(String name, Item item) {
    if (!item.spec.shape().isKnown()) {
      throw new InvalidArgumentException(
          where,
          "known axis lengths for \"" + name + "\"",
          item.spec.toString(),
          "Give the input a shape whose axes, but for the batch, are known.");
    }
    if (item.spec.bytes() > MOST_BYTES) {
      throw new InvalidArgumentException(
          where,
          "at most " + MOST_BYTES + " bytes for \"" + name + "\"",
          item.spec + ", " + item.spec.bytes() + " bytes",
          "Use fewer units, or split the layer.");
    }
    if (items.putIfAbsent(name, item) != null) {
      throw new InvalidArgumentException(
          where, "each name declared once", "\"" + name + "\" twice", "");
    }
  }
}
