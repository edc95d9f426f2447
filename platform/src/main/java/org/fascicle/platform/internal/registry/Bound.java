package org.fascicle.platform.internal.registry;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Callback;
import org.fascicle.api.plugin.Constraint;
import org.fascicle.api.plugin.DatasetProvider;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Regularizer;
import org.fascicle.api.plugin.Schedule;

/**
 * A plugin with its configuration, and those that the configuration names. It pins the classes of
 * the providing bundle, so it is held by a {@link Lease} alone.
 *
 * @param provider where it comes from
 * @param plugin the plugin
 * @param config its configuration
 * @param nested what the configuration names, by spec
 */
public record Bound(Provider provider, Plugin<?> plugin, Record config, Map<Spec, Bound> nested) {

  /** Whether plugins, and those within them, have no fields: nothing tells them two calls apart. */
  boolean isStateless() {
    return hasNoFields(plugin.getClass()) && nested.values().stream().allMatch(Bound::isStateless);
  }

  private static boolean hasNoFields(Class<?> type) {
    return type == null
        || (Arrays.stream(type.getDeclaredFields()).allMatch(Bound::isStatic)
            && hasNoFields(type.getSuperclass()));
  }

  private static boolean isStatic(Field field) {
    return Modifier.isStatic(field.getModifiers());
  }

  /**
   * What the configuration names, or that of something that it names; null for nothing. Equal specs
   * are bound to the same plugin throughout a lease, so that any of them will do.
   */
  public Bound find(Spec spec) {
    Bound found = nested.get(spec);
    for (Bound inner : nested.values()) {
      if (found != null) {
        return found;
      }
      found = inner.find(spec);
    }
    return found;
  }

  // The record was made for this very plugin's configuration class, which is what the casts say.

  /** As a layer. */
  @SuppressWarnings("unchecked")
  public Layer<Record> layer() {
    return (Layer<Record>) plugin;
  }

  /** As an activation. */
  @SuppressWarnings("unchecked")
  public Activation<Record> activation() {
    return (Activation<Record>) plugin;
  }

  /** As a loss. */
  @SuppressWarnings("unchecked")
  public Loss<Record> loss() {
    return (Loss<Record>) plugin;
  }

  /** As a metric. */
  @SuppressWarnings("unchecked")
  public Metric<Record> metric() {
    return (Metric<Record>) plugin;
  }

  /** As an optimiser. */
  @SuppressWarnings("unchecked")
  public Optimizer<Record> optimizer() {
    return (Optimizer<Record>) plugin;
  }

  /** As a schedule. */
  @SuppressWarnings("unchecked")
  public Schedule<Record> schedule() {
    return (Schedule<Record>) plugin;
  }

  /** As an initialiser. */
  @SuppressWarnings("unchecked")
  public Initializer<Record> initializer() {
    return (Initializer<Record>) plugin;
  }

  /** As a regulariser. */
  @SuppressWarnings("unchecked")
  public Regularizer<Record> regularizer() {
    return (Regularizer<Record>) plugin;
  }

  /** As a constraint. */
  @SuppressWarnings("unchecked")
  public Constraint<Record> constraint() {
    return (Constraint<Record>) plugin;
  }

  /** As a callback. */
  @SuppressWarnings("unchecked")
  public Callback<Record> callback() {
    return (Callback<Record>) plugin;
  }

  /** As a dataset. */
  @SuppressWarnings("unchecked")
  public DatasetProvider<Record> dataset() {
    return (DatasetProvider<Record>) plugin;
  }
}
