package org.fascicle.platform.internal.service;

import java.util.Map;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.UnknownNameException;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.model.BuiltGraph;
import org.fascicle.platform.internal.model.Forward;
import org.fascicle.platform.internal.model.ModelCore;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.registry.LeaseEndedException;
import org.fascicle.platform.internal.text.Names;

/** A model called on tensors of its session, in a custom loop. */
final class DirectCall {
  private static final System.Logger LOG = System.getLogger(DirectCall.class.getName());

  private DirectCall() {}

  static Tensor[] run(
      ModelCore core,
      BuiltGraph graph,
      boolean isTraining,
      Map<String, Tensor> substitutes,
      Tensor... inputs) {
    check(core, graph, substitutes, inputs);
    while (true) {
      Lease lease = lease(core);
      try {
        return lease.during(
            () ->
                core.session()
                    .scoped(() -> run(core, graph, lease, isTraining, substitutes, inputs)));
      } catch (LeaseEndedException e) {
        LOG.log(System.Logger.Level.INFO, core.def().label() + " is called again", e);
      }
    }
  }

  private static Tensor[] run(
      ModelCore core,
      BuiltGraph graph,
      Lease lease,
      boolean isTraining,
      Map<String, Tensor> substitutes,
      Tensor... inputs) {
    Forward pass =
        new Forward(
            graph, core.variables(), core.session(), lease, isTraining, Map.copyOf(substitutes));
    Tensor[] outputs = pass.run(inputs);
    pass.updates().forEach((variable, value) -> variable.assign(value));
    return outputs;
  }

  private static Lease lease(ModelCore core) {
    Lease lease =
        core.lease(
            text -> LOG.log(System.Logger.Level.WARNING, "{0} {1}", core.def().label(), text),
            core::isClosed);
    if (lease == null) {
      throw new ClosedException(core.def().label() + " was closed while it was called.");
    }
    return lease;
  }

  private static void check(
      ModelCore core, BuiltGraph graph, Map<String, Tensor> substitutes, Tensor... inputs) {
    if (inputs.length != graph.inputs().size()) {
      throw new InvalidArgumentException(
          core.def().label(), graph.inputs().size() + " inputs", inputs.length + "", "");
    }
    for (Tensor input : inputs) {
      if (input.session() != core.session()) {
        throw new InvalidArgumentException(
            core.def().label(),
            "tensors of its session \"" + core.session().name() + "\"",
            "one of session \"" + input.session().name() + "\"",
            "Build the model in that session: options(o -> o.session(…)).");
      }
    }
    for (String name : substitutes.keySet()) {
      if (!core.variables().all().containsKey(name)) {
        throw new UnknownNameException(
            "variable of " + core.def().label(),
            name,
            Names.nearest(name, core.variables().all().keySet()),
            "");
      }
    }
  }
}
