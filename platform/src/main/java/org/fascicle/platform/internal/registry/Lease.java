package org.fascicle.platform.internal.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fascicle.api.exception.StepEndedException;

/**
 * The plugins of a model for one step: complete, and the same from the step's beginning to its end.
 * Nobody keeps one beyond the step, so that a plugin's classes can be collected when it leaves.
 */
public final class Lease {
  private final List<Bound> bound;
  private final List<Provider> providers;
  private final boolean stateless;

  Lease(List<Bound> bound) {
    this.bound = List.copyOf(bound);
    this.providers = this.bound.stream().flatMap(Lease::providers).distinct().toList();
    this.stateless = this.bound.stream().allMatch(Bound::isStateless);
  }

  /**
   * Computes something with these plugins. Once one of them has left, its bundle may be gone, and
   * classes that it had not loaded yet with it: what fails then fails because of that.
   *
   * @throws LeaseEndedException if a plugin had left before, or left and the work failed
   */
  public <T> T during(Supplier<T> work) {
    if (hasEnded()) {
      throw new LeaseEndedException(null);
    }
    try {
      return work.get();
    } catch (StepEndedException e) {
      throw e; // its backend's doing: the session makes the step again
    } catch (RuntimeException | LinkageError e) {
      if (hasEnded()) {
        throw new LeaseEndedException(e);
      }
      throw e;
    }
  }

  private boolean hasEnded() {
    for (Provider provider : providers) {
      if (provider.isGone()) {
        return true;
      }
    }
    return false;
  }

  /** Whether no plugin has anything to remember a step by. */
  public boolean isStateless() {
    return stateless;
  }

  /** The plugin at a place. */
  public Bound get(PluginRef ref) {
    return bound.get(ref.index());
  }

  /** Whether anything of this provider is in use. */
  boolean uses(Provider provider) {
    return providers.contains(provider);
  }

  /** Every provider in use. */
  Stream<Provider> providers() {
    return providers.stream();
  }

  private static Stream<Provider> providers(Bound b) {
    return Stream.concat(
        Stream.of(b.provider()), b.nested().values().stream().flatMap(Lease::providers));
  }

  /** Which bundle and version provides each plugin in use, as text. */
  public Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    providers().forEach(p -> versions.put(plugin(p), version(p)));
    return versions;
  }

  static String plugin(Provider provider) {
    return provider.kind() + " " + provider.name();
  }

  static String version(Provider provider) {
    return provider.bundle() + " " + provider.version();
  }

  /** What is provided by another bundle or version than before, one line each. */
  public static List<String> changes(Map<String, String> before, Map<String, String> after) {
    List<String> changes = new ArrayList<>();
    after.forEach(
        (plugin, version) -> {
          String old = before.get(plugin);
          if (old != null && !Objects.equals(old, version)) {
            changes.add(plugin + ": " + old + " → " + version);
          }
        });
    return changes;
  }
}
