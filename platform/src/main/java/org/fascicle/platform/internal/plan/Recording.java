package org.fascicle.platform.internal.plan;

import java.util.List;
import java.util.function.Function;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.memory.LiveSet;
import org.fascicle.platform.internal.memory.Memory;
import org.fascicle.platform.internal.profile.Place;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Storage;

/**
 * What a step computed, so that it can be made again without the program that asked for it: the
 * plan, where it finds what it reads, and what the program went by. Immutable; holds no memory.
 */
public final class Recording {
  private final Plan plan;
  private final List<Origin> origins;
  private final TensorSpec[] specs;
  private final List<Guard> guards;

  /**
   * A recording.
   *
   * @param origins of what is given, by number
   * @param specs of the results, by number
   */
  Recording(Plan plan, List<Origin> origins, TensorSpec[] specs, List<Guard> guards) {
    this.plan = plan;
    this.origins = List.copyOf(origins);
    this.specs = specs;
    this.guards = List.copyOf(guards);
  }

  /** Whether the program would ask for the same now. */
  public boolean holds() {
    for (Guard guard : guards) {
      if (!guard.holds()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Makes the step again.
   *
   * @param find gives what is read, which stays there until the end
   * @param live where the results are listed
   * @return by number; null for a result that does not outlive the step; references are the
   *     caller's
   */
  public Memory[] run(
      Function<Origin, Storage> find, Runner runner, Backend backend, LiveSet live) {
    Storage[] given = new Storage[origins.size()];
    for (int i = 0; i < given.length; i++) {
      given[i] = find.apply(origins.get(i));
    }
    Memory[] made = new Memory[specs.length];
    plan.run(
        new PlanData() {
          @Override
          public Storage given(int number) {
            return given[-1 - number];
          }

          @Override
          public Place place(int call) {
            return null;
          }

          @Override
          public void made(int number, Backend owner, Storage storage) {
            made[number] = new Memory(specs[number], owner, storage, live);
          }
        },
        runner,
        backend);
    return made;
  }
}
