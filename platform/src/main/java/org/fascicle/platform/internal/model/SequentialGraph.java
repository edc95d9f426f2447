package org.fascicle.platform.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.ModelOptions;
import org.fascicle.api.model.SequentialBuilder;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.tensor.Shape;

/** Collects a chain of layers. */
public final class SequentialGraph implements SequentialBuilder {
  private static final String INPUT_NAME = "input_layer";

  private final String name;
  private final BiFunction<GraphDef, ModelOptions, Model> assembler;
  private final List<Spec> layers = new ArrayList<>();
  private ModelOptions options = ModelOptions.DEFAULT;
  private Shape shape;

  /**
   * An empty chain.
   *
   * @param assembler builds the model
   */
  public SequentialGraph(String name, BiFunction<GraphDef, ModelOptions, Model> assembler) {
    this.name = name;
    this.assembler = assembler;
  }

  @Override
  public SequentialBuilder add(SpecSource layer) {
    layers.add(LayerSpecs.checked(label(), layer.spec()));
    return this;
  }

  @Override
  public SequentialBuilder inputShape(long... dims) {
    shape = Shape.of(dims);
    return this;
  }

  @Override
  public SequentialBuilder options(UnaryOperator<ModelOptions> change) {
    options = change.apply(options);
    return this;
  }

  @Override
  public Model build() {
    return assembler.apply(graph(), options);
  }

  /** The chain as data. */
  GraphDef graph() {
    if (layers.isEmpty()) {
      throw new InvalidArgumentException(label(), "at least one layer", "none", "");
    }
    LayerNames names = new LayerNames(label());
    boolean explicit = LayerSpecs.isInput(layers.get(0));
    InputDef input = explicit ? input(names) : new InputDef(names.free(INPUT_NAME), null, shape());
    List<LayerDef> defs = new ArrayList<>();
    NodeRef last = new NodeRef(input.name(), 0, 0);
    for (Spec spec : layers.subList(explicit ? 1 : 0, layers.size())) {
      boolean trainable = LayerSpecs.isTrainable(spec);
      String layer = names.of(spec);
      defs.add(new LayerDef(layer, LayerSpecs.stripped(spec), trainable, List.of(List.of(last))));
      last = new NodeRef(layer, 0, 0);
    }
    return new GraphDef(name, true, List.of(input), defs, List.of(last));
  }

  private InputDef input(LayerNames names) {
    Spec first = layers.get(0);
    Object given = first.config().get("name");
    String input = given == null ? names.free(INPUT_NAME) : names.claim(given.toString());
    return LayerSpecs.input(input, first);
  }

  private Shape shape() {
    Shape own = LayerSpecs.inputShape(label(), layers.get(0));
    if (own != null) {
      return own;
    }
    if (shape == null) {
      throw new InvalidArgumentException(
          label(),
          "the shape of one sample",
          "none",
          "Call inputShape(…) on the builder or on the first layer.");
    }
    return shape;
  }

  private String label() {
    return "model \"" + name + "\"";
  }
}
