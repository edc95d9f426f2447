package org.fascicle.platform.internal.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fascicle.spi.backend.Backend;

/** The plans made on a backend: bounded, the least recently used goes first. */
public final class Plans {
  private final int capacity;
  private final Calls calls;
  private final Backend backend;
  private final Map<Outline, Plan> plans = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * None yet.
   *
   * @param capacity the number of plans that are kept
   * @param calls prepares what plans run in the place of what was asked for
   * @param backend where they run
   */
  public Plans(int capacity, Calls calls, Backend backend) {
    this.capacity = capacity;
    this.calls = calls;
    this.backend = backend;
  }

  /** The plan of an outline; made if there is none. */
  synchronized Plan of(Outline outline) {
    Plan plan = plans.get(outline);
    if (plan == null) {
      plan = Planner.plan(outline, calls, backend);
      plans.put(outline, plan);
      if (plans.size() > capacity) {
        plans.remove(plans.keySet().iterator().next());
      }
    }
    return plan;
  }

  /** Forgets them all: calls that they hold go away. */
  public synchronized void clear() {
    plans.clear();
  }

  /** The number of plans. */
  public synchronized int size() {
    return plans.size();
  }
}
