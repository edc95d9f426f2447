package org.fascicle.distribution.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Summary;
import org.fascicle.api.tensor.Shape;

/** Model summaries as JSON values. */
final class Summaries {
  private Summaries() {}

  /** Name, counts, and one object a layer with name, type, shape and parameters. */
  static Map<String, Object> json(Model model) {
    Summary summary = model.summary();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", summary.model());
    json.put("parameters", summary.parameters());
    json.put("trainable", summary.trainable());
    json.put("layers", summary.rows().stream().map(Summaries::row).toList());
    return json;
  }

  private static Map<String, Object> row(Summary.Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", row.name());
    json.put("type", row.type());
    json.put("shape", row.outputs().isEmpty() ? List.of() : dims(row.outputs().get(0)));
    json.put("parameters", row.parameters());
    return json;
  }

  /** Axis lengths; null for an unknown one. */
  static List<Long> dims(Shape shape) {
    return Arrays.stream(shape.dims()).mapToObj(d -> d == Shape.UNKNOWN ? null : d).toList();
  }
}
