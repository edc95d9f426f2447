package org.fascicle.platform.internal.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.model.BuiltGraph.BuiltLayer;
import org.fascicle.platform.internal.registry.Bindings;
import org.fascicle.platform.internal.session.PlatformSession;
import org.fascicle.platform.internal.tensor.VariableCell;

/** A model's parameters and states, by layer and name. */
public final class ModelVariables {
  private final Map<String, Map<String, VariableCell>> byLayer = new LinkedHashMap<>();
  private final Map<String, VariableCell> byPath = new LinkedHashMap<>();
  private final Map<String, List<VariableCell>> parameters = new LinkedHashMap<>();
  private final Map<String, VariableCell> weights = new LinkedHashMap<>();
  private final Set<VariableCell> carried = new LinkedHashSet<>();

  private ModelVariables() {}

  /** Creates the variables of every layer, with their first values. */
  static ModelVariables create(
      BuiltGraph graph, PlatformSession session, long seed, Bindings bindings) {
    ModelVariables variables = new ModelVariables();
    FirstValues first = new FirstValues(session, seed, bindings);
    for (BuiltLayer layer : graph.layers().values()) {
      layer
          .declared()
          .forEach(
              (name, item) -> {
                String path = layer.def().name() + "/" + name;
                LayerDef def = layer.def();
                boolean trainable =
                    item.isParameter()
                        && def.flags().getOrDefault(name, item.trainable() && def.trainable());
                try (Tensor initial = first.of(layer, path, item)) {
                  VariableCell variable = session.variable(path, initial, trainable);
                  variables.add(layer, name, item, variable);
                }
              });
    }
    return variables;
  }

  private void add(BuiltLayer layer, String name, Declared.Item item, VariableCell variable) {
    String owner = layer.def().name();
    byLayer.computeIfAbsent(owner, k -> new LinkedHashMap<>()).put(name, variable);
    byPath.put(variable.name(), variable);
    if (item.isCarried()) {
      carried.add(variable);
    } else {
      weights.put(variable.name(), variable);
    }
    if (item.isParameter()) {
      parameters.computeIfAbsent(owner, k -> new ArrayList<>()).add(variable);
    }
  }

  /** The layers that keep anything, in their order. */
  public Collection<String> layers() {
    return byLayer.keySet();
  }

  /** The layer that keeps a variable. */
  public String layerOf(VariableCell variable) {
    return variable.name().substring(0, variable.name().indexOf('/'));
  }

  /** A layer's variables by their names within it. */
  Map<String, VariableCell> of(String layer) {
    return byLayer.getOrDefault(layer, Map.of());
  }

  /** The parameters of a layer, states left out. */
  public List<VariableCell> parameters(String layer) {
    return parameters.getOrDefault(layer, List.of());
  }

  /**
   * The parameters of a layer that training updates though a layer like it, built anew, would not,
   * or the other way round.
   *
   * @param declared what the layer keeps
   * @param trainable whether the new layer is trainable
   */
  public Map<String, Boolean> flags(
      String layer, Map<String, Declared.Item> declared, boolean trainable) {
    Map<String, Boolean> flags = new LinkedHashMap<>();
    declared.forEach(
        (name, item) -> {
          boolean now = of(layer).get(name).isTrainable();
          if (item.isParameter() && now != (item.trainable() && trainable)) {
            flags.put(name, now);
          }
        });
    return flags;
  }

  /** What layers carry from one call to the next. */
  public Set<VariableCell> carried() {
    return Collections.unmodifiableSet(carried);
  }

  /** Every variable but those carried, by path, in the order of the layers. */
  public Map<String, VariableCell> weights() {
    return Collections.unmodifiableMap(weights);
  }

  /** Every variable, by path, in the order of the layers. */
  public Map<String, VariableCell> all() {
    return Collections.unmodifiableMap(byPath);
  }
}
