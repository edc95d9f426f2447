package org.fascicle.platform.internal.model;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.model.Summary;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.model.BuiltGraph.BuiltLayer;
import org.fascicle.platform.internal.tensor.VariableCell;

/** Counts a model's parameters. */
public final class Summaries {
  private Summaries() {}

  /** The layers of a graph. */
  public static Summary of(BuiltGraph graph, ModelVariables variables) {
    GraphDef def = graph.def();
    List<Summary.Row> rows = new ArrayList<>();
    if (!def.sequential()) {
      for (int i = 0; i < def.inputs().size(); i++) {
        rows.add(input(def.inputs().get(i).name(), graph.inputs().get(i)));
      }
    }
    long trainable = 0;
    for (BuiltLayer layer : graph.layers().values()) {
      rows.add(row(graph, layer, variables));
      trainable += trainable(variables, layer.def().name());
    }
    long all = rows.stream().mapToLong(Summary.Row::parameters).sum();
    return new Summary(def.name(), def.sequential(), rows, all, trainable);
  }

  private static Summary.Row input(String name, TensorSpec spec) {
    return new Summary.Row(name, "InputLayer", List.of(spec.shape()), 0, true, List.of());
  }

  private static Summary.Row row(BuiltGraph graph, BuiltLayer layer, ModelVariables variables) {
    LayerDef def = layer.def();
    List<Shape> outputs = graph.outputs(def.name()).stream().map(TensorSpec::shape).toList();
    long count =
        layer.declared().values().stream()
            .filter(i -> !i.isCarried())
            .mapToLong(i -> i.spec().shape().elements())
            .sum();
    List<VariableCell> parameters = variables.parameters(def.name());
    boolean trainable =
        parameters.isEmpty() || parameters.stream().anyMatch(VariableCell::isTrainable);
    List<String> inputs = def.calls().stream().flatMap(List::stream).map(n -> n + "").toList();
    return new Summary.Row(def.name(), def.spec().type(), outputs, count, trainable, inputs);
  }

  private static long trainable(ModelVariables variables, String layer) {
    return variables.parameters(layer).stream()
        .filter(VariableCell::isTrainable)
        .mapToLong(parameter -> parameter.spec().shape().elements())
        .sum();
  }
}
