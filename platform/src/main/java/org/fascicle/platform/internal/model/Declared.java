package org.fascicle.platform.internal.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/** What a layer or metric wants the platform to keep. */
public final class Declared implements Declarations {
  private final String where;
  private final DType dtype;
  private final Map<String, Item> items = new LinkedHashMap<>();

  /**
   * A value to keep.
   *
   * @param spec shape and element type
   * @param initializer the rule for a parameter's first values; null for a state
   * @param initial the first value of a state
   */
  public record Item(TensorSpec spec, Spec initializer, double initial) {
    /** Whether training updates it. */
    public boolean isParameter() {
      return initializer != null;
    }
  }

  /**
   * Nothing declared yet.
   *
   * @param where the layer or metric, for messages
   * @param dtype the element type of parameters
   */
  public Declared(String where, DType dtype) {
    this.where = where;
    this.dtype = dtype;
  }

  @Override
  public void parameter(String name, Shape shape, Spec initializer) {
    add(name, new Item(TensorSpec.of(dtype, shape), initializer, 0));
  }

  @Override
  public void state(String name, DType type, Shape shape, double initial) {
    add(name, new Item(TensorSpec.of(type, shape), null, initial));
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
    if (items.putIfAbsent(name, item) != null) {
      throw new InvalidArgumentException(
          where, "each name declared once", "\"" + name + "\" twice", "");
    }
  }
}
