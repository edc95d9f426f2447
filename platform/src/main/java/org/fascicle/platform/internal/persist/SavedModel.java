package org.fascicle.platform.internal.persist;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Compile;
import org.fascicle.api.model.DTypePolicy;
import org.fascicle.platform.internal.model.GraphDef;

/**
 * A model as data: what a file holds.
 *
 * @param graph the architecture
 * @param policy element types
 * @param seed the key of the random generator
 * @param metadata what else belongs to it, as values of JSON
 * @param provenance who made it: {@code fascicle}, {@code backend}, {@code date} if wanted
 * @param providers who provides each plugin: {@code layer Dense} to {@code bundle [range)}
 * @param weights parameters and states
 * @param compile what it was compiled with; empty if it was not
 * @param training where training stands; empty if it does not matter
 */
public record SavedModel(
    GraphDef graph,
    DTypePolicy policy,
    long seed,
    Map<String, Object> metadata,
    Map<String, String> provenance,
    Map<String, String> providers,
    Map<String, HostArray> weights,
    Optional<Compile> compile,
    Optional<Training> training) {
  /** Copies. */
  public SavedModel {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    providers = Collections.unmodifiableMap(new LinkedHashMap<>(providers));
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
  }

  /**
   * Where training stands.
   *
   * @param step steps made
   * @param epoch the epoch of the next step
   * @param batch the batch of the next step in its epoch
   * @param counter the random generator's counter
   * @param reading how the data were read; empty if no run was begun
   * @param optimizers one an optimiser, the main one first
   * @param callbacks what callbacks keep
   * @param kept names of weights that callbacks keep
   * @param arrays slots as {@code optimizer/0/…}, sums as {@code sum/…}, kept weights as {@code
   *     kept/0/…}
   */
  public record Training(
      long step,
      int epoch,
      long batch,
      long counter,
      Optional<Reading> reading,
      List<Optimizer> optimizers,
      Map<String, Double> callbacks,
      List<String> kept,
      Map<String, HostArray> arrays) {
    /** Copies. */
    public Training {
      optimizers = List.copyOf(optimizers);
      callbacks = Collections.unmodifiableMap(new LinkedHashMap<>(callbacks));
      kept = List.copyOf(kept);
      arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    }

    /** The arrays whose names begin so, without that beginning. */
    public Map<String, HostArray> arrays(String prefix) {
      Map<String, HostArray> part = new LinkedHashMap<>();
      arrays.forEach(
          (name, array) -> {
            if (name.startsWith(prefix)) {
              part.put(name.substring(prefix.length()), array);
            }
          });
      return part;
    }
  }

  /**
   * How a run read its data.
   *
   * @param samples of the data
   * @param batchSize samples a batch
   * @param shuffled whether in an order of their own
   * @param seen samples in the sums
   */
  public record Reading(long samples, int batchSize, boolean shuffled, long seen) {}

  /**
   * An optimiser's numbers.
   *
   * @param updates updates made
   * @param rate a learning rate that was set; NaN for none
   */
  public record Optimizer(long updates, double rate) {}
}
