package org.fascicle.platform.internal.model;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fascicle.api.exception.DeviceMemoryException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.config.Where;
import org.fascicle.platform.internal.model.BuiltGraph.BuiltLayer;
import org.fascicle.platform.internal.registry.Bindings;
import org.fascicle.platform.internal.registry.Bound;
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
    for (BuiltLayer layer : graph.layers().values()) {
      layer
          .declared()
          .forEach(
              (name, item) -> {
                String path = layer.def().name() + "/" + name;
                ByteBuffer first = first(layer, path, item, seed, bindings);
                LayerDef def = layer.def();
                boolean trainable =
                    item.isParameter()
                        && def.flags().getOrDefault(name, item.trainable() && def.trainable());
                variables.add(layer, name, item, variable(session, path, item, first, trainable));
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

  /** A variable with these elements. */
  public static VariableCell variable(
      PlatformSession session,
      String path,
      Declared.Item item,
      ByteBuffer first,
      boolean trainable) {
    try (Tensor initial = session.upload(item.spec(), first)) {
      return session.variable(path, initial, trainable);
    }
  }

  private static ByteBuffer first(
      BuiltLayer layer, String path, Declared.Item item, long seed, Bindings bindings) {
    try {
      return values(layer, path, item, seed, bindings);
    } catch (OutOfMemoryError e) {
      throw new DeviceMemoryException(
          "The Java heap, for the first values of " + path,
          item.spec().shape().elements() * Double.BYTES + item.spec().bytes(),
          Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(),
          "Give the JVM a larger heap (-Xmx), or use fewer units.");
    }
  }

  private static ByteBuffer values(
      BuiltLayer layer, String path, Declared.Item item, long seed, Bindings bindings) {
    int count = Math.toIntExact(item.spec().shape().elements());
    if (!item.isParameter()) {
      double[] values = new double[count];
      Arrays.fill(values, item.initial());
      return HostBytes.of(item.spec().dtype(), values);
    }
    String where = layer.def().label() + ", initializer of " + path;
    Bound rule = bindings.resolve(item.initializer(), where);
    RandomStream random = new RandomStream(seed, 0, Sites.of(path));
    try {
      double[] values = rule.initializer().values(rule.config(), item.spec().shape(), random);
      return HostBytes.of(item.spec().dtype(), checked(where, count, values));
    } catch (InvalidArgumentException e) {
      throw Where.in(where, e);
    }
  }

  private static double[] checked(String where, int count, double[] values) {
    if (values.length != count) {
      throw new InvalidArgumentException(where, count + " values", values.length + "", "");
    }
    return values;
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
