package org.fascicle.plugin.core.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.OwnPlugins;

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
  public List<TensorSpec> layer(String name, Spec layer, List<TensorSpec> inputs) {
    Declared inner = new Declared();
    List<TensorSpec> outputs = inner.build((Layer<?>) layer(layer), layer, inputs);
    inner.shapes.forEach((key, shape) -> shapes.put(name + "/" + key, shape));
    inner.states.forEach((key, shape) -> states.put(name + "/" + key, shape));
    return outputs;
  }

  private static Plugin<?> layer(Spec spec) {
    return OwnPlugins.plugin(Kind.LAYER, spec.type());
  }

  private <C extends Record> List<TensorSpec> build(
      Layer<C> layer, Spec spec, List<TensorSpec> inputs) {
    return layer.build(TestContext.config(layer, spec), inputs, this);
  }

  @Override
  public void state(String name, DType dtype, Shape shape, double initial) {
    states.put(name, shape);
  }
}
