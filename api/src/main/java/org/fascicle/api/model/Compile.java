package org.fascicle.api.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a model is trained: optimiser, losses, metrics. Immutable.
 *
 * @param optimizer the optimiser of every parameter that no group names
 * @param groups optimisers of single layers, by layer name
 * @param losses one an output, or one for all
 * @param lossWeights one a loss; empty for ones
 * @param metrics one list an output, or one list for all; empty for none; sample weights do not
 *     count in them
 * @param weightedMetrics the same, and sample weights count
 */
public record Compile(
    Spec optimizer,
    Map<String, Spec> groups,
    List<Spec> losses,
    List<Double> lossWeights,
    List<List<Spec>> metrics,
    List<List<Spec>> weightedMetrics) {
  /** Copies. */
  public Compile {
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    losses = List.copyOf(losses);
    lossWeights = List.copyOf(lossWeights);
    metrics = metrics.stream().map(List::copyOf).toList();
    weightedMetrics = weightedMetrics.stream().map(List::copyOf).toList();
  }

  /** An optimiser, and one loss an output or one for all. */
  public static Compile of(SpecSource optimizer, SpecSource... losses) {
    return new Compile(optimizer.spec(), Map.of(), specs(losses), List.of(), List.of(), List.of());
  }

  /** An optimiser and losses by name. */
  public static Compile of(String optimizer, String... losses) {
    return of(Spec.of(Kind.OPTIMIZER, optimizer), named(Kind.LOSS, losses));
  }

  /** The same with these metrics for the next output that has none yet: call it once an output. */
  public Compile metrics(SpecSource... forOutput) {
    List<List<Spec>> all = new ArrayList<>(metrics);
    all.add(specs(forOutput));
    return new Compile(optimizer, groups, losses, lossWeights, all, weightedMetrics);
  }

  /** The same with these metrics, by name, for the next output that has none yet. */
  public Compile metrics(String... forOutput) {
    return metrics(named(Kind.METRIC, forOutput));
  }

  /** As {@link #metrics(SpecSource...)}, for metrics in which sample weights count. */
  public Compile weightedMetrics(SpecSource... forOutput) {
    List<List<Spec>> all = new ArrayList<>(weightedMetrics);
    all.add(specs(forOutput));
    return new Compile(optimizer, groups, losses, lossWeights, metrics, all);
  }

  /** As {@link #weightedMetrics(SpecSource...)}, by name. */
  public Compile weightedMetrics(String... forOutput) {
    return weightedMetrics(named(Kind.METRIC, forOutput));
  }

  /** The same with weights of the losses in their sum. */
  public Compile lossWeights(double... weights) {
    return new Compile(
        optimizer,
        groups,
        losses,
        Arrays.stream(weights).boxed().toList(),
        metrics,
        weightedMetrics);
  }

  /** The same with an optimiser of their own for these layers. */
  public Compile group(SpecSource forLayers, String... layers) {
    Map<String, Spec> all = new LinkedHashMap<>(groups);
    for (String layer : layers) {
      all.put(layer, forLayers.spec());
    }
    return new Compile(optimizer, all, losses, lossWeights, metrics, weightedMetrics);
  }

  private static SpecSource[] named(Kind kind, String... names) {
    return Stream.of(names).map(name -> Spec.of(kind, name)).toArray(SpecSource[]::new);
  }

  private static List<Spec> specs(SpecSource... sources) {
    return Stream.of(sources).map(SpecSource::spec).toList();
  }
}
