package org.fascicle.platform.internal.train;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.platform.internal.model.ModelCore;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.registry.LeaseEndedException;

/**
 * Gives a run the plugins of each step, and notices when another bundle or version provides one.
 * Used by one thread. Holds no plugin itself.
 */
final class Leases {
  private static final System.Logger LOG = System.getLogger(Leases.class.getName());

  private final ModelCore core;
  private final Training training;
  private final Consumer<String> waiting;
  private final Consumer<String> replaced;
  private final BooleanSupplier stop;
  private final Watch layers = new Watch();
  private final Watch rules = new Watch();

  /**
   * Leases for a run.
   *
   * @param training null where only layers are wanted
   * @param waiting told, in words, when a plugin is waited for
   * @param replaced told, in words, when a plugin is provided by another bundle or version
   * @param stop gives waiting up
   */
  Leases(
      ModelCore core,
      Training training,
      Consumer<String> waiting,
      Consumer<String> replaced,
      BooleanSupplier stop) {
    this.core = core;
    this.training = training;
    this.waiting = waiting;
    this.replaced = replaced;
    this.stop = stop;
  }

  /** The layers; null if the waiting was given up. */
  Lease layers() {
    return layers.see(core.lease(waiting, stop));
  }

  /** Optimisers, losses and metrics; null if the waiting was given up. */
  Lease rules() {
    return rules.see(training.lease(waiting, stop));
  }

  /**
   * Does something with all of them; again, with those that are there then, if one left under it.
   *
   * @param work computes inside {@link Lease#during}
   * @return null if the waiting was given up
   */
  <T> T with(BiFunction<Lease, Lease, T> work) {
    while (true) {
      Lease layers = layers();
      Lease rules = rules();
      if (layers == null || rules == null) {
        return null;
      }
      try {
        return work.apply(layers, rules);
      } catch (LeaseEndedException e) {
        LOG.log(System.Logger.Level.INFO, core.def().label() + " makes a step again", e);
      }
    }
  }

  /** The same with optimisers, losses and metrics alone. */
  <T> T withRules(Function<Lease, T> work) {
    while (true) {
      Lease rules = rules();
      if (rules == null) {
        return null;
      }
      try {
        return work.apply(rules);
      } catch (LeaseEndedException e) {
        LOG.log(System.Logger.Level.INFO, core.def().label() + " makes a step again", e);
      }
    }
  }

  /**
   * Optimisers, losses and metrics.
   *
   * @throws ClosedException if the waiting was given up
   */
  Lease requiredRules() {
    return required(rules());
  }

  /**
   * What is there.
   *
   * @throws ClosedException if it is null: the waiting was given up
   */
  <T> T required(T found) {
    if (found == null) {
      throw new ClosedException(core.def().label() + ": given up while waiting for a plugin.");
    }
    return found;
  }

  /** Remembers who provided what, as text. */
  private final class Watch {
    private WeakReference<Lease> last = new WeakReference<>(null);
    private Map<String, String> versions = Map.of();

    Lease see(Lease lease) {
      if (lease != null && !last.refersTo(lease)) {
        Map<String, String> now = lease.versions();
        List<String> changes = Lease.changes(versions, now);
        versions = now;
        last = new WeakReference<>(lease);
        changes.forEach(replaced);
      }
      return lease;
    }
  }
}
