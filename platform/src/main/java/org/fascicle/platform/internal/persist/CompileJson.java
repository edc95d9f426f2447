package org.fascicle.platform.internal.persist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Compile;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** What {@code compile} was given as JSON values, and back. */
final class CompileJson {
  private CompileJson() {}

  static Map<String, Object> write(Compile compile) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("optimizer", compile.optimizer().toJson());
    Map<String, Object> groups = new LinkedHashMap<>();
    compile.groups().forEach((layer, spec) -> groups.put(layer, spec.toJson()));
    json.put("groups", groups);
    json.put("losses", specs(compile.losses()));
    json.put("loss_weights", compile.lossWeights());
    json.put("metrics", compile.metrics().stream().map(CompileJson::specs).toList());
    json.put(
        "weighted_metrics", compile.weightedMetrics().stream().map(CompileJson::specs).toList());
    return json;
  }

  private static List<Map<String, Object>> specs(List<Spec> specs) {
    return specs.stream().map(Spec::toJson).toList();
  }

  /**
   * What JSON values describe.
   *
   * @throws InvalidArgumentException if they describe nothing of the kind
   */
  static Compile read(Fields json) {
    Map<String, Spec> groups = new LinkedHashMap<>();
    json.object("groups")
        .map()
        .forEach((layer, spec) -> groups.put((String) layer, Spec.fromJson(Kind.OPTIMIZER, spec)));
    List<Double> weights = new ArrayList<>();
    for (Object weight : json.list("loss_weights")) {
      weights.add(Fields.real("loss_weights", weight));
    }
    return new Compile(
        Spec.fromJson(Kind.OPTIMIZER, json.raw("optimizer")),
        groups,
        specs(Kind.LOSS, json.list("losses")),
        weights,
        lists(json.list("metrics")),
        lists(json.list("weighted_metrics")));
  }

  private static List<List<Spec>> lists(List<?> json) {
    List<List<Spec>> lists = new ArrayList<>();
    for (Object list : json) {
      if (!(list instanceof List<?> specs)) {
        throw new InvalidArgumentException(
            "metrics", "one list an output", String.valueOf(list), "");
      }
      lists.add(specs(Kind.METRIC, specs));
    }
    return lists;
  }

  private static List<Spec> specs(Kind kind, List<?> json) {
    List<Spec> specs = new ArrayList<>();
    json.forEach(spec -> specs.add(Spec.fromJson(kind, spec)));
    return specs;
  }
}
