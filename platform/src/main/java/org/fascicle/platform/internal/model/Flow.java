package org.fascicle.platform.internal.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.ModelGraph;
import org.fascicle.api.model.ModelGraph.Edge;
import org.fascicle.api.model.ModelGraph.Layer;
import org.fascicle.api.model.ModelGraph.Source;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.Summary;

/** Tells what flows where in a graph. */
public final class Flow {
  private Flow() {}

  /** The layers of a graph, and the tensors between them. */
  public static ModelGraph of(ModelCore core, BuiltGraph graph) {
    GraphDef def = graph.def();
    Source[] slots = new Source[graph.slots()];
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < def.inputs().size(); i++) {
      String name = def.inputs().get(i).name();
      slots[i] = new Source(name, 0, 0, graph.inputs().get(i));
      layers.add(new Layer(name, Spec.of(Kind.LAYER, "InputLayer"), 0, true));
    }
    Set<String> used = new LinkedHashSet<>();
    List<Edge> edges = new ArrayList<>();
    for (BuiltGraph.Call call : graph.calls()) {
      String name = call.layer.def().name();
      used.add(name);
      for (int slot : call.inputs) {
        edges.add(new Edge(slots[slot], name, call.index));
      }
      for (int i = 0; i < call.outputs; i++) {
        int slot = call.firstOutput + i;
        slots[slot] = new Source(name, call.index, i, graph.spec(slot));
      }
    }
    for (Summary.Row row : Summaries.of(graph, core.variables()).rows()) {
      if (used.contains(row.name())) {
        Spec spec = core.canonical(graph.layers().get(row.name()).def());
        layers.add(new Layer(row.name(), spec, row.parameters(), row.trainable()));
      }
    }
    List<Source> outputs = new ArrayList<>();
    for (int i = 0; i < def.outputs().size(); i++) {
      outputs.add(slots[graph.output(i)]);
    }
    return new ModelGraph(def.name(), layers, edges, outputs);
  }
}
