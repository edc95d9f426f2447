package org.fascicle.platform.internal.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Regularizer;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.config.CommonKeys;
import org.fascicle.platform.internal.config.Where;
import org.fascicle.platform.internal.model.BuiltGraph.BuiltLayer;
import org.fascicle.platform.internal.registry.Bound;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.tensor.VariableCell;

/**
 * What layers ask of their parameters: penalties on them and constraints. Holds no plugin: those of
 * a step come with its lease.
 */
public final class ParameterRules {
  private final Map<VariableCell, Place> regularized = new HashMap<>();
  private final Map<VariableCell, Place> constrained = new HashMap<>();
  private final List<VariableCell> order = new ArrayList<>();

  /** The layer that keeps a parameter, and the rule for it. */
  private record Place(BuiltLayer layer, Spec rule, String where) {
    static Place of(BuiltLayer layer, Spec rule, String parameter) {
      return new Place(layer, rule, ParameterRules.where(layer, rule, parameter));
    }

    Bound bound(Lease layers) {
      return layers.get(layer.ref()).find(rule);
    }
  }

  /** The rules of a graph's layers. */
  public ParameterRules(BuiltGraph graph, ModelVariables variables) {
    for (BuiltLayer layer : graph.layers().values()) {
      Map<String, VariableCell> cells = variables.of(layer.def().name());
      layer
          .declared()
          .forEach(
              (name, item) -> {
                VariableCell cell = cells.get(name);
                if (item.regularizer() != null) {
                  regularized.put(cell, Place.of(layer, item.regularizer(), cell.name()));
                  order.add(cell);
                }
                if (item.constraint() != null) {
                  constrained.put(cell, Place.of(layer, item.constraint(), cell.name()));
                }
              });
    }
  }

  private static String where(BuiltLayer layer, Spec rule, String of) {
    return layer.def().label() + ", " + rule.kind() + " " + rule.type() + " of " + of;
  }

  /** Whether a parameter must fulfil anything. */
  public boolean isConstrained(VariableCell parameter) {
    return constrained.containsKey(parameter);
  }

  /** A parameter's next value, brought back to where it must be. */
  public Tensor constrain(Lease layers, VariableCell parameter, Tensor value) {
    Place place = constrained.get(parameter);
    Bound bound = place.bound(layers);
    try {
      return bound.constraint().apply(bound.config(), value);
    } catch (InvalidArgumentException e) {
      throw Where.in(place.where, e);
    }
  }

  /** The penalties on the parameters that training updates now; scalars. */
  public List<Tensor> penalties(Lease layers) {
    List<Tensor> penalties = new ArrayList<>();
    for (VariableCell parameter : order) {
      if (parameter.isTrainable()) {
        Place place = regularized.get(parameter);
        penalties.add(loss(place.bound(layers), parameter.value(), place.where));
      }
    }
    return penalties;
  }

  /**
   * The penalty on one of a layer's results: over the samples of the batch, as in Keras 3
   * (keras/src/layers/layer.py, "Normalize by batch size").
   */
  static Tensor penalty(BuiltLayer layer, Bound layerBound, Spec rule, Tensor output) {
    Bound bound = layerBound.find(rule);
    Tensor loss = loss(bound, output, where(layer, rule, "its output"));
    long samples = output.shape().rank() == 0 ? 1 : output.shape().dim(0);
    return loss.div((double) Math.max(1, samples));
  }

  private static Tensor loss(Bound bound, Tensor x, String where) {
    Regularizer<Record> rule = bound.regularizer();
    try {
      Tensor loss = rule.loss(bound.config(), x);
      if (loss.shape().rank() != 0) {
        throw new InvalidArgumentException(where, "a scalar", loss.spec().toString(), "");
      }
      return loss;
    } catch (InvalidArgumentException e) {
      throw Where.in(where, e);
    }
  }

  /** Refuses rules that do not suit what a layer declares and gives. */
  static void check(BuiltLayer layer, Bound bound, List<TensorSpec> outputs) {
    layer
        .declared()
        .forEach(
            (name, item) -> {
              check(layer, bound, item.regularizer(), name, item.spec().shape());
              check(layer, bound, item.constraint(), name, item.spec().shape());
            });
    Spec activity = CommonKeys.activityRegularizer(layer.def().spec());
    for (TensorSpec output : outputs) {
      check(layer, bound, activity, "its output", output.shape());
    }
  }

  private static void check(BuiltLayer layer, Bound of, Spec rule, String what, Shape shape) {
    if (rule == null) {
      return;
    }
    String where = where(layer, rule, what);
    Bound bound = of.find(rule);
    if (bound == null) {
      throw new InvalidArgumentException(
          where,
          "a " + rule.kind() + " that its configuration record holds",
          rule.toString(),
          "Name it in a component of type Spec, so that it is bound before the step begins.");
    }
    try {
      switch (rule.kind()) {
        case REGULARIZER -> bound.regularizer().check(bound.config(), shape);
        case CONSTRAINT -> bound.constraint().check(bound.config(), shape);
        default ->
            throw new InvalidArgumentException(
                where, "a regularizer or constraint", "a " + rule.kind(), "");
      }
    } catch (InvalidArgumentException e) {
      throw Where.in(where, e);
    }
  }
}
