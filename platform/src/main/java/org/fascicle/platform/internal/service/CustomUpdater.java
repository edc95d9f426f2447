package org.fascicle.platform.internal.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.Updater;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.Variable;
import org.fascicle.platform.internal.registry.Bindings;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.registry.LeaseEndedException;
import org.fascicle.platform.internal.registry.Plugins;
import org.fascicle.platform.internal.registry.StepOwner;
import org.fascicle.platform.internal.session.Commit;
import org.fascicle.platform.internal.session.ModelSteps;
import org.fascicle.platform.internal.session.PlatformSession;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.platform.internal.train.Optimizing;
import org.fascicle.platform.internal.train.Projection;

/** An optimiser over variables of a session. */
final class CustomUpdater implements Updater {
  private static final System.Logger LOG = System.getLogger(CustomUpdater.class.getName());

  private static final Tensor[] NOTHING = {};

  private final PlatformSession session;
  private final ModelSteps steps;
  private final Bindings bindings;
  private final Optimizing optimizing;
  private final StepOwner owner = new StepOwner();
  private final List<VariableCell> variables = new ArrayList<>();
  private volatile boolean closed;

  CustomUpdater(
      PlatformSession session,
      ModelSteps steps,
      Plugins plugins,
      Spec optimizer,
      List<Variable> variables) {
    if (optimizer.kind() != Kind.OPTIMIZER) {
      throw new InvalidArgumentException(
          "Fascicle.updater", "an optimizer", "a " + optimizer.kind(), "");
    }
    this.session = session;
    this.steps = steps;
    variables.forEach(variable -> this.variables.add(ours(variable)));
    this.bindings = plugins.bindings("session \"" + session.name() + "\"");
    try {
      this.optimizing = new Optimizing(session, bindings.add(optimizer, "optimizer"));
      optimizing.prepare(bindings.lease(), this.variables);
    } catch (RuntimeException e) {
      bindings.close();
      throw e;
    }
  }

  private VariableCell ours(Variable variable) {
    if (variable instanceof VariableCell cell && cell.home() == session) {
      return cell;
    }
    throw new InvalidArgumentException(
        "Fascicle.updater",
        "variables of session \"" + session.name() + "\"",
        "\"" + variable.name() + "\" of another",
        "");
  }

  @Override
  public List<Variable> variables() {
    return List.copyOf(variables);
  }

  @Override
  public List<Variable> slots() {
    return List.copyOf(optimizing.slots());
  }

  @Override
  public void apply(Tensor... gradients) {
    if (gradients.length != variables.size()) {
      throw new InvalidArgumentException(
          "Updater", variables.size() + " gradients, one a variable", gradients.length + "", "");
    }
    with(
        lease ->
            steps.write(
                commit -> {
                  optimizing.begin(lease);
                  update(lease, commit, gradients);
                  commit.afterwards(optimizing::advance);
                  return true;
                }));
  }

  /** Whether it lies in the session's memory; what does not is refused by who reads it. */
  private boolean isOurs(Tensor gradient) {
    return gradient instanceof DeviceTensor && gradient.session() == session;
  }

  /** As a plan where the plugin is stateless, and all gradients lie in the backend's memory. */
  private void update(Lease lease, Commit commit, Tensor... gradients) {
    Runnable work =
        () ->
            optimizing.update(lease, Projection.NONE, commit, variables, Arrays.asList(gradients));
    if (lease.isStateless() && Stream.of(gradients).allMatch(this::isOurs)) {
      Object key = owner.with(lease);
      session
          .planning()
          .replay(
              key,
              gradients,
              commit,
              () -> {
                work.run();
                return NOTHING;
              });
    } else {
      work.run();
    }
  }

  /**
   * Does something with the plugins; again, with those that are there then, if one left under it.
   */
  private <T> T with(Function<Lease, T> work) {
    while (true) {
      Lease lease = lease();
      try {
        return lease.during(() -> work.apply(lease));
      } catch (LeaseEndedException e) {
        LOG.log(System.Logger.Level.INFO, "Session " + session.name() + " updates again", e);
      }
    }
  }

  private Lease lease() {
    Lease lease =
        bindings.await(
            session.patience(),
            text -> LOG.log(System.Logger.Level.WARNING, "Session {0} {1}", session.name(), text),
            () -> closed);
    if (lease == null || closed) {
      throw new ClosedException("The updater of session \"" + session.name() + "\" is closed.");
    }
    return lease;
  }

  @Override
  public long step() {
    return optimizing.step();
  }

  @Override
  public double learningRate() {
    return with(optimizing::learningRate);
  }

  @Override
  public void setLearningRate(double rate) {
    optimizing.setLearningRate(rate);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      bindings.close();
      optimizing.slots().forEach(session::release);
    }
  }
}
