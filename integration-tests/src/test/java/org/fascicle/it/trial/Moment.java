package org.fascicle.it.trial;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * A layer that changes nothing, but acts, once, inside a training step. A service of the tests'
 * bundle, as any plugin is.
 */
public final class Moment implements Layer<NoConfig> {
  /** The type name. */
  public static final String NAME = "Moment";

  private static final Set<Thread.State> WAITS =
      EnumSet.of(
          Thread.State.BLOCKED,
          Thread.State.WAITING,
          Thread.State.TIMED_WAITING,
          Thread.State.TERMINATED);

  private final AtomicReference<Plan> plan = new AtomicReference<>();

  private record Plan(int calls, Runnable action) {}

  /** Its spec. */
  public Spec layer() {
    return Spec.of(Kind.LAYER, NAME);
  }

  /** Acts in the training step after this many more. */
  public void plan(int steps, Runnable action) {
    plan.set(new Plan(steps, action));
  }

  /**
   * Lets another thread act in the training step after this many more. The step goes on when that
   * thread has to wait, for the step itself most likely, or is done.
   */
  public Future<Void> planAside(int steps, Runnable action) {
    FutureTask<Void> task = new FutureTask<>(action, null);
    plan(
        steps,
        () -> {
          Thread thread = new Thread(task, "aside");
          thread.start();
          while (!WAITS.contains(thread.getState())) {
            Thread.onSpinWait();
          }
        });
    return task;
  }

  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public List<TensorSpec> build(NoConfig config, List<TensorSpec> inputs, Declarations into) {
    return inputs;
  }

  @Override
  public Tensor[] call(NoConfig config, LayerContext context, Tensor... inputs) {
    Plan now = context.isTraining() ? plan.get() : null;
    if (now != null) {
      Plan next = now.calls > 0 ? new Plan(now.calls - 1, now.action) : null;
      if (plan.compareAndSet(now, next) && next == null) {
        now.action.run();
      }
    }
    return inputs;
  }
}
