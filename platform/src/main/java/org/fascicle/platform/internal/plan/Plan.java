package org.fascicle.platform.internal.plan;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.fascicle.spi.backend.Arena;
import org.fascicle.spi.backend.Backend;

/**
 * How a step is computed: the calls that are run, and where their results lie: what outlives the
 * plan in storages of its own, the rest in an arena, or on backends that have none from the call
 * that makes it to the last one that reads it. For any number of threads at once.
 */
final class Plan {
  private final List<Item> items;
  private final int[] kept;
  private final int results;
  private final Arena arena;
  private final AtomicReference<Workspace> spare = new AtomicReference<>();

  /**
   * A plan.
   *
   * @param kept the results that outlive it
   * @param results how many there are
   * @param arena null for none
   */
  Plan(List<Item> items, int[] kept, int results, Arena arena) {
    this.items = List.copyOf(items);
    this.kept = kept;
    this.results = results;
    this.arena = arena;
  }

  /** Computes; if that fails, no memory has been taken. */
  void run(PlanData data, Runner runner, Backend backend) {
    try (Arena.Piece piece = arena == null ? null : arena.take()) {
      Workspace space = spare.getAndSet(null);
      if (space == null || !space.isFor(piece)) {
        space = new Workspace(items, results, piece);
      }
      space.run(kept, data, runner, backend);
      spare.set(space);
    }
  }
}
