package org.fascicle.platform.internal.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.Variable;
import org.fascicle.platform.internal.config.CommonKeys;
import org.fascicle.platform.internal.config.Where;
import org.fascicle.platform.internal.profile.Place;
import org.fascicle.platform.internal.registry.Bound;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.session.PlatformSession;
import org.fascicle.platform.internal.tensor.VariableCell;

/** One forward pass. Used by one thread, once. */
public final class Forward {
  private final BuiltGraph graph;
  private final ModelVariables variables;
  private final PlatformSession session;
  private final Lease lease;
  private final boolean training;
  private final Map<String, Tensor> substitutes;
  private final Tensor[] values;
  private final Tensor[] masks;
  private final Liveness liveness;
  private final List<Tensor> losses = new ArrayList<>();
  private final Map<VariableCell, Tensor> updates = new LinkedHashMap<>();

  /**
   * A pass that has not run.
   *
   * @param lease the plugins
   * @param training whether dropout and the like are on; intermediate results are then kept
   * @param substitutes values in place of variables, by path
   */
  public Forward(
      BuiltGraph graph,
      ModelVariables variables,
      PlatformSession session,
      Lease lease,
      boolean training,
      Map<String, Tensor> substitutes) {
    this.graph = graph;
    this.variables = variables;
    this.session = session;
    this.lease = lease;
    this.training = training;
    this.substitutes = substitutes;
    this.values = new Tensor[graph.slots()];
    this.masks = new Tensor[graph.slots()];
    this.liveness = training ? null : new Liveness(graph);
  }

  /** Runs; what layers keep is not changed, see {@link #updates}. */
  public Tensor[] run(Tensor... inputs) {
    System.arraycopy(inputs, 0, values, 0, inputs.length);
    for (BuiltGraph.Call call : graph.calls()) {
      Place before = session.enter(call.layer.def().name(), Place.FORWARD);
      try {
        run(call);
      } finally {
        session.leave(before);
      }
    }
    Tensor[] outputs = new Tensor[graph.def().outputs().size()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = graph.given(values[graph.output(i)]);
    }
    return outputs;
  }

  /** The mask of a result. */
  public Optional<Tensor> mask(int output) {
    return Optional.ofNullable(masks[graph.output(output)]);
  }

  /** Scalars that layers added to the loss. */
  public List<Tensor> losses() {
    return losses;
  }

  /** Next values of states, to be stored when the step commits. */
  public Map<VariableCell, Tensor> updates() {
    return updates;
  }

  private void run(BuiltGraph.Call call) {
    CallContext context = new CallContext(this, call, lease.get(call.layer.ref()));
    Tensor[] inputs = new Tensor[call.inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = values[call.inputs[i]];
    }
    Tensor[] results = call(call, context, inputs);
    if (results.length != call.outputs) {
      throw new InvalidArgumentException(
          call.layer.def().label(),
          call.outputs + " results, as its build said",
          results.length + "",
          "");
    }
    Spec penalty = CommonKeys.activityRegularizer(call.layer.def().spec());
    for (int i = 0; i < results.length; i++) {
      if (penalty != null) {
        addLoss(ParameterRules.penalty(call.layer, context.bound(), penalty, results[i]));
      }
      values[call.firstOutput + i] = results[i];
      masks[call.firstOutput + i] = context.outputMask();
    }
    if (liveness != null) {
      liveness.after(call, values);
    }
  }

  private static Tensor[] call(BuiltGraph.Call call, CallContext context, Tensor... inputs) {
    try {
      Bound bound = context.bound();
      return bound.layer().call(bound.config(), context, context.cast(inputs));
    } catch (InvalidArgumentException e) {
      throw Where.in(call.layer.def().label(), e);
    }
  }

  PlatformSession session() {
    return session;
  }

  BuiltGraph graph() {
    return graph;
  }

  boolean isTraining() {
    return training;
  }

  Lease lease() {
    return lease;
  }

  Tensor maskOf(int slot) {
    return masks[slot];
  }

  void addLoss(Tensor loss) {
    losses.add(graph.given(loss));
  }

  /** Takes a state's next value; in inference only of one that is carried from call to call. */
  void update(VariableCell variable, Tensor next) {
    if (training || variables.carried().contains(variable)) {
      updates.put(variable, next.cast(variable.spec().dtype()));
    }
  }

  /**
   * Whether any parameter is updated; where there is none, what the layer's definition says.
   *
   * @param prefix of the names of those that count
   * @param frozen whether a layer without parameters is not trained, since its spec says so
   */
  boolean isTrainable(BuiltGraph.Call call, String prefix, boolean frozen) {
    LayerDef layer = call.layer.def();
    ModelVariables all = variables;
    return session.planning().depending(() -> isTrainable(all, layer, prefix, frozen));
  }

  private static boolean isTrainable(
      ModelVariables variables, LayerDef def, String prefix, boolean frozen) {
    String layer = def.name();
    boolean any = false;
    for (VariableCell parameter : variables.parameters(layer)) {
      if (parameter.name().startsWith(prefix, layer.length() + 1)) {
        if (parameter.isTrainable()) {
          return true;
        }
        any = true;
      }
    }
    return !any && !frozen && def.trainable();
  }

  VariableCell variable(BuiltGraph.Call call, String name) {
    VariableCell variable = variables.of(call.layer.def().name()).get(name);
    if (variable == null) {
      throw new InvalidArgumentException(
          call.layer.def().label(),
          "a name that it declared: " + call.layer.declared().keySet(),
          "\"" + name + "\"",
          "");
    }
    return variable;
  }

  /** A state as the calls before this one left it. */
  Tensor state(VariableCell variable) {
    Tensor next = updates.get(variable);
    return next == null ? value(variable) : next;
  }

  Tensor value(Variable variable) {
    Tensor substitute = substitutes.isEmpty() ? null : substitutes.get(variable.name());
    return substitute == null ? variable.value() : substitute;
  }
}
