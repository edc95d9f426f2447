package org.fascicle.plugin.core.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;

/** Writes down what a layer declares. */
final class Declared implements Declarations {
  final Map<String, Shape> shapes = new LinkedHashMap<>();
  final Map<String, Shape> states = new LinkedHashMap<>();
  final Map<String, Spec> initializers = new LinkedHashMap<>();

  @Override
  public DType dtype() {
    return DType.FLOAT64;
  }

  @Override
  public void parameter(
      String name, Shape shape, Spec initializer, Spec regularizer, Spec constraint) {
    shapes.put(name, shape);
    initializers.put(name, initializer);
  }

  @Override
  public void state(String name, DType dtype, Shape shape, double initial) {
    states.put(name, shape);
  }
}
