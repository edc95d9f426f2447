package org.fascicle.platform.internal.persist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.platform.internal.model.GraphDef;
import org.fascicle.platform.internal.model.InputDef;
import org.fascicle.platform.internal.model.LayerDef;
import org.fascicle.platform.internal.model.NodeRef;

/** An architecture as JSON values, and back. */
final class GraphJson {
  private static final String FLAGS = "trainable_parameters";

  private GraphJson() {}

  static Map<String, Object> write(GraphDef graph) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", graph.name());
    json.put("sequential", graph.sequential());
    json.put("inputs", graph.inputs().stream().map(GraphJson::input).toList());
    json.put("layers", graph.layers().stream().map(GraphJson::layer).toList());
    json.put("outputs", nodes(graph.outputs()));
    return json;
  }

  private static Map<String, Object> input(InputDef input) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", input.name());
    json.put("shape", dims(input.shape()));
    if (input.batchSize() != Shape.UNKNOWN) {
      json.put("batch_size", input.batchSize());
    }
    if (input.dtype() != null) {
      json.put("dtype", input.dtype().label());
    }
    return json;
  }

  private static List<Object> dims(Shape shape) {
    List<Object> dims = new ArrayList<>();
    for (long dim : shape.dims()) {
      dims.add(dim == Shape.UNKNOWN ? null : dim);
    }
    return dims;
  }

  private static Map<String, Object> layer(LayerDef layer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", layer.name());
    json.putAll(layer.spec().toJson());
    json.put("trainable", layer.trainable());
    if (!layer.flags().isEmpty()) {
      json.put(FLAGS, new TreeMap<>(layer.flags()));
    }
    json.put("calls", layer.calls().stream().map(GraphJson::nodes).toList());
    return json;
  }

  private static List<Object> nodes(List<NodeRef> nodes) {
    return List.copyOf(
        nodes.stream().map(n -> List.<Object>of(n.layer(), n.call(), n.output())).toList());
  }

  /**
   * The architecture that JSON values describe.
   *
   * @throws InvalidArgumentException if they describe none
   */
  static GraphDef read(Fields json) {
    return new GraphDef(
        json.text("name"),
        json.bool("sequential"),
        json.objects("inputs").stream().map(GraphJson::input).toList(),
        json.objects("layers").stream().map(GraphJson::layer).toList(),
        nodes("outputs", json.list("outputs")));
  }

  private static InputDef input(Fields json) {
    DType dtype = json.has("dtype") ? dtype(json.text("dtype")) : null;
    long batch = json.has("batch_size") ? json.number("batch_size") : Shape.UNKNOWN;
    return new InputDef(json.text("name"), dtype, shape(json.list("shape")), batch);
  }

  static DType dtype(String label) {
    return Arrays.stream(DType.values())
        .filter(type -> type.label().equals(label))
        .findFirst()
        .orElseThrow(
            () -> new InvalidArgumentException("dtype", "an element type", '"' + label + '"', ""));
  }

  private static Shape shape(List<?> dims) {
    long[] lengths = new long[dims.size()];
    for (int i = 0; i < lengths.length; i++) {
      Object dim = dims.get(i);
      boolean known = dim instanceof Integer || dim instanceof Long;
      if (dim != null && !known) {
        throw new InvalidArgumentException("shape", "whole numbers or null", dims + "", "");
      }
      lengths[i] = known ? ((Number) dim).longValue() : Shape.UNKNOWN;
    }
    return Shape.of(lengths);
  }

  private static LayerDef layer(Fields json) {
    List<List<NodeRef>> calls = new ArrayList<>();
    for (Object call : json.list("calls")) {
      calls.add(nodes("calls", call));
    }
    String name = json.text("name");
    if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf(':') >= 0) {
      throw new InvalidArgumentException(
          "layer name", "one without \"/\" and \":\"", '"' + name + '"', "");
    }
    Spec spec = Spec.fromJson(Kind.LAYER, json.map());
    return new LayerDef(name, spec, json.bool("trainable"), flags(json), calls);
  }

  private static Map<String, Boolean> flags(Fields json) {
    Map<String, Boolean> flags = new LinkedHashMap<>();
    if (json.has(FLAGS)) {
      Fields named = json.object(FLAGS);
      named.values().keySet().forEach(name -> flags.put(name, named.bool(name)));
    }
    return flags;
  }

  private static List<NodeRef> nodes(String where, Object json) {
    if (!(json instanceof List<?> list)) {
      throw new InvalidArgumentException(where, "a list of nodes", String.valueOf(json), "");
    }
    List<NodeRef> nodes = new ArrayList<>();
    for (Object item : list) {
      if (item instanceof List<?> node
          && node.size() == 3
          && node.get(0) instanceof String layer
          && node.get(1) instanceof Integer call
          && node.get(2) instanceof Integer output) {
        nodes.add(new NodeRef(layer, call, output));
      } else {
        throw new InvalidArgumentException(
            where, "[layer, call, output]", String.valueOf(item), "");
      }
    }
    return nodes;
  }
}
