package org.fascicle.platform.internal.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fascicle.api.exception.InvalidArgumentException;

/**
 * Puts the calls of a graph in an order in which each finds its inputs, without those not needed.
 */
final class CallOrder {
  /**
   * A call of a layer.
   *
   * @param layer the layer's name
   * @param index which of its calls
   */
  record Call(String layer, int index) {}

  private final GraphDef graph;
  private final Map<String, LayerDef> layers = new LinkedHashMap<>();
  private final Set<String> inputs = new HashSet<>();

  private CallOrder(GraphDef graph) {
    this.graph = graph;
    graph.layers().forEach(layer -> layers.put(layer.name(), layer));
    graph.inputs().forEach(input -> inputs.add(input.name()));
  }

  /**
   * The calls that the outputs need.
   *
   * @throws InvalidArgumentException if there is a cycle, or a node refers to nothing
   */
  static List<Call> of(GraphDef graph) {
    CallOrder order = new CallOrder(graph);
    return order.sort(order.needed());
  }

  private Set<Call> needed() {
    Set<Call> needed = new HashSet<>();
    Deque<Call> open = new ArrayDeque<>();
    graph.outputs().forEach(node -> visit(node, "an output", needed, open));
    while (!open.isEmpty()) {
      Call call = open.pop();
      LayerDef layer = layers.get(call.layer);
      layer.calls().get(call.index).forEach(node -> visit(node, layer.label(), needed, open));
    }
    return needed;
  }

  private void visit(NodeRef node, String by, Set<Call> needed, Deque<Call> open) {
    if (inputs.contains(node.layer())) {
      return;
    }
    LayerDef layer = layers.get(node.layer());
    if (layer == null || node.call() < 0 || node.call() >= layer.calls().size()) {
      throw new InvalidArgumentException(
          graph.label(),
          "inputs that are listed and calls of its layers",
          node + ", which " + by + " needs",
          "List every input that the outputs need.");
    }
    Call call = new Call(node.layer(), node.call());
    if (needed.add(call)) {
      open.push(call);
    }
  }

  /** Kahn's algorithm; among calls that are ready, those of layers added first come first. */
  private List<Call> sort(Set<Call> needed) {
    Map<Call, Integer> missing = new LinkedHashMap<>();
    Map<Call, List<Call>> users = new HashMap<>();
    for (LayerDef layer : graph.layers()) {
      for (int i = 0; i < layer.calls().size(); i++) {
        Call call = new Call(layer.name(), i);
        if (needed.contains(call)) {
          missing.put(call, link(call, layer.calls().get(i), users));
        }
      }
    }
    Deque<Call> ready = new ArrayDeque<>();
    missing.forEach((call, count) -> addIf(count == 0, call, ready));
    List<Call> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      Call call = ready.poll();
      order.add(call);
      for (Call user : users.getOrDefault(call, List.of())) {
        addIf(missing.merge(user, -1, Integer::sum) == 0, user, ready);
      }
    }
    if (order.size() < missing.size()) {
      throw new InvalidArgumentException(
          graph.label(), "a graph without cycles", "a layer that needs its own result", "");
    }
    return order;
  }

  private static void addIf(boolean isReady, Call call, Deque<Call> ready) {
    if (isReady) {
      ready.add(call);
    }
  }

  private int link(Call call, List<NodeRef> from, Map<Call, List<Call>> users) {
    int count = 0;
    for (NodeRef node : from) {
      if (!inputs.contains(node.layer())) {
        Call source = new Call(node.layer(), node.call());
        users.computeIfAbsent(source, k -> new ArrayList<>()).add(call);
        count++;
      }
    }
    return count;
  }
}
