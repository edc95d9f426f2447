package org.fascicle.platform.internal.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.DTypePolicy;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.config.Where;
import org.fascicle.platform.internal.model.BuiltGraph.BuiltLayer;
import org.fascicle.platform.internal.registry.Bindings;
import org.fascicle.platform.internal.registry.Bound;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.registry.PluginRef;

/** Turns an architecture into a graph that is ready to run: plugins found, shapes known. */
final class GraphAssembler {
  private final GraphDef graph;
  private final DTypePolicy policy;
  private final Bindings bindings;
  private final Map<String, BuiltLayer> layers = new LinkedHashMap<>();
  private final Map<NodeRef, Integer> slotOf = new HashMap<>();
  private final List<TensorSpec> slots = new ArrayList<>();
  private final List<BuiltGraph.Call> calls = new ArrayList<>();

  private GraphAssembler(GraphDef graph, DTypePolicy policy, Bindings bindings) {
    this.graph = graph;
    this.policy = policy;
    this.bindings = bindings;
  }

  /**
   * Builds; {@code bindings} then wants the plugins of all layers that the outputs need.
   *
   * @param known references that the bindings have already, by layer name
   */
  static BuiltGraph assemble(
      GraphDef graph, DTypePolicy policy, Bindings bindings, Map<String, PluginRef> known) {
    return new GraphAssembler(graph, policy, bindings).assemble(known);
  }

  private BuiltGraph assemble(Map<String, PluginRef> known) {
    List<CallOrder.Call> order = CallOrder.of(graph);
    Set<String> needed = order.stream().map(CallOrder.Call::layer).collect(Collectors.toSet());
    Map<String, PluginRef> refs = new HashMap<>();
    for (LayerDef layer : graph.layers()) {
      if (needed.contains(layer.name())) {
        PluginRef ref = known.get(layer.name());
        refs.put(layer.name(), ref != null ? ref : bindings.add(layer.spec(), layer.label()));
        layers.put(layer.name(), null);
      }
    }
    Lease lease = bindings.lease();
    for (InputDef input : graph.inputs()) {
      slotOf.put(new NodeRef(input.name(), 0, 0), slots.size());
      slots.add(input.batch(policy.variable()));
    }
    Map<String, LayerDef> defs = new HashMap<>();
    graph.layers().forEach(layer -> defs.put(layer.name(), layer));
    for (CallOrder.Call call : order) {
      LayerDef def = defs.get(call.layer());
      build(def, call.index(), refs.get(def.name()), lease.get(refs.get(def.name())));
    }
    return graph();
  }

  private BuiltGraph graph() {
    int[] outputs = graph.outputs().stream().mapToInt(this::slot).toArray();
    return new BuiltGraph(graph, policy, calls, slots, outputs, layers);
  }

  private void build(LayerDef def, int index, PluginRef ref, Bound bound) {
    int[] in = def.calls().get(index).stream().mapToInt(this::slot).toArray();
    List<TensorSpec> specs = java.util.Arrays.stream(in).mapToObj(slots::get).toList();
    DTypePolicy own = policy(def);
    Declared declared = new Declared(def.label(), own, bound.nested(), graph.batchSize());
    List<TensorSpec> out = outputs(def, bound, specs, declared);
    BuiltLayer layer = layer(def, ref, own, declared);
    ParameterRules.check(layer, bound, out);
    calls.add(new BuiltGraph.Call(layer, index, in, slots.size(), out.size()));
    for (int i = 0; i < out.size(); i++) {
      slotOf.put(new NodeRef(def.name(), index, i), slots.size());
      slots.add(out.get(i));
    }
  }

  private DTypePolicy policy(LayerDef def) {
    try {
      return LayerSpecs.policy(def.spec(), policy);
    } catch (InvalidArgumentException e) {
      throw Where.in(def.label(), e);
    }
  }

  /** The results of a call; a refusal says which layer refused. */
  static List<TensorSpec> outputs(
      LayerDef def, Bound bound, List<TensorSpec> inputs, Declared declared) {
    return InnerLayer.outputs(bound, def.label(), inputs, declared);
  }

  private BuiltLayer layer(LayerDef def, PluginRef ref, DTypePolicy own, Declared declared) {
    BuiltLayer before = layers.get(def.name());
    if (before == null) {
      BuiltLayer layer = new BuiltLayer(def, ref, own, Sites.of(def.name()), declared.items());
      layers.put(def.name(), layer);
      return layer;
    }
    if (!before.declared().equals(declared.items())) {
      throw new ShapeMismatchException(
          def.label(),
          "inputs of the same shape in every call, since they share its parameters",
          "parameters " + declared.items().keySet() + " of other shapes",
          "Use two layers.");
    }
    if (declared.items().values().stream().anyMatch(Declared.Item::isCarried)) {
      throw new InvalidArgumentException(
          def.label(),
          "one call, since it carries states from batch to batch",
          def.calls().size() + " calls, of which any might come first",
          "Use a layer for each sequence, or hand states over as outputs and inputs.");
    }
    return before;
  }

  private int slot(NodeRef node) {
    Integer slot = slotOf.get(node);
    if (slot == null) {
      throw new InvalidArgumentException(
          graph.label(), "a result that the layer has", node.toString(), "");
    }
    return slot;
  }
}
