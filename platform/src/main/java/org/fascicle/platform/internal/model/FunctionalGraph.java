package org.fascicle.platform.internal.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.GraphLayer;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.ModelOptions;
import org.fascicle.api.model.Node;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;

/** Collects a graph of layers. */
public final class FunctionalGraph implements FunctionalBuilder {
  private final String name;
  private final BiFunction<GraphDef, ModelOptions, Model> assembler;
  private final LayerNames names;
  private final Map<String, InputDef> inputs = new LinkedHashMap<>();
  private final List<SharedLayer> layers = new ArrayList<>();
  private ModelOptions options = ModelOptions.DEFAULT;

  /**
   * An empty graph.
   *
   * @param assembler builds the model
   */
  public FunctionalGraph(String name, BiFunction<GraphDef, ModelOptions, Model> assembler) {
    this.name = name;
    this.assembler = assembler;
    this.names = new LayerNames(label());
  }

  @Override
  public Node input(long... dims) {
    return input(new InputDef(names.free("input_layer"), null, Shape.of(dims)));
  }

  @Override
  public Node input(String input, DType dtype, long... dims) {
    return input(new InputDef(names.claim(input), dtype, Shape.of(dims)));
  }

  @Override
  public Node input(SpecSource input) {
    Spec spec = LayerSpecs.checked(label(), input.spec());
    if (!LayerSpecs.isInput(spec)) {
      throw new InvalidArgumentException(label(), "an InputLayer", spec.type(), "");
    }
    Object given = spec.config().get("name");
    String inputName = given == null ? names.free("input_layer") : names.claim(given.toString());
    return input(LayerSpecs.input(inputName, spec));
  }

  private Node input(InputDef input) {
    inputs.put(input.name(), input);
    return new GraphNode(this, input.name(), 0, 0);
  }

  @Override
  public GraphLayer layer(SpecSource source) {
    Spec spec = LayerSpecs.checked(label(), source.spec());
    boolean trainable = LayerSpecs.isTrainable(spec);
    SharedLayer layer = new SharedLayer(names.of(spec), LayerSpecs.stripped(spec), trainable);
    layers.add(layer);
    return layer;
  }

  @Override
  public FunctionalBuilder options(UnaryOperator<ModelOptions> change) {
    options = change.apply(options);
    return this;
  }

  @Override
  public Model build(List<Node> in, List<Node> out) {
    return assembler.apply(graph(in, out), options);
  }

  /** The graph as data. */
  GraphDef graph(List<Node> in, List<Node> out) {
    if (in.isEmpty() || out.isEmpty()) {
      throw new InvalidArgumentException(
          label(), "at least one input and one output", in.size() + " and " + out.size(), "");
    }
    List<InputDef> used = new ArrayList<>();
    for (Node node : in) {
      InputDef input = inputs.get(own(node).layer());
      if (input == null) {
        throw new InvalidArgumentException(
            label(), "inputs made by input(…)", "a result of layer " + node.layer(), "");
      }
      used.add(input);
    }
    List<NodeRef> outputs = out.stream().map(this::own).toList();
    List<LayerDef> defs = layers.stream().map(SharedLayer::def).toList();
    return new GraphDef(name, false, used, defs, outputs);
  }

  private NodeRef own(Node node) {
    if (!(node instanceof GraphNode own) || own.graph != this) {
      throw new InvalidArgumentException(
          label(), "nodes of this builder", "a node of another", "Build one model in one builder.");
    }
    return NodeRef.of(node);
  }

  private String label() {
    return "model \"" + name + "\"";
  }

  /** A symbolic tensor of this builder. */
  private record GraphNode(FunctionalGraph graph, String layer, int call, int output)
      implements Node {
    @Override
    public Node output(int index) {
      return new GraphNode(graph, layer, call, index);
    }
  }

  /** A layer and its calls so far. */
  private final class SharedLayer implements GraphLayer {
    private final String name;
    private final Spec spec;
    private final boolean trainable;
    private final List<List<NodeRef>> calls = new ArrayList<>();

    SharedLayer(String name, Spec spec, boolean trainable) {
      this.name = name;
      this.spec = spec;
      this.trainable = trainable;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Node apply(Node... from) {
      calls.add(List.of(from).stream().map(FunctionalGraph.this::own).toList());
      return new GraphNode(FunctionalGraph.this, name, calls.size() - 1, 0);
    }

    LayerDef def() {
      return new LayerDef(name, spec, trainable, calls);
    }
  }
}
