package org.fascicle.platform.internal.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.fascicle.api.model.Kind;
import org.fascicle.platform.internal.text.Names;

/**
 * The plugins that are there now. Plugins come and go on any thread; nothing here waits for one.
 */
public final class PluginRegistry {
  private final Map<Kind, Map<String, List<Provider>>> byName = new HashMap<>();
  private final List<Provider> all = new ArrayList<>();
  private final Set<Consumer<Provider>> leaving = new CopyOnWriteArraySet<>();
  private volatile long changes;

  /** Takes a plugin in. */
  public synchronized void add(Provider provider) {
    all.add(provider);
    Map<String, List<Provider>> names =
        byName.computeIfAbsent(provider.kind(), k -> new HashMap<>());
    for (String name : provider.names()) {
      List<Provider> same = names.computeIfAbsent(Names.key(name), k -> new ArrayList<>());
      if (!same.contains(provider)) {
        same.add(provider);
      }
    }
    changed();
  }

  /**
   * Lets a plugin go; whoever is bound to it is told before this returns.
   *
   * @return whether its object had been fetched
   */
  public boolean remove(Provider provider) {
    synchronized (this) {
      if (!all.remove(provider)) {
        return false;
      }
      Map<String, List<Provider>> names = byName.get(provider.kind());
      names.values().forEach(same -> same.remove(provider));
      names.values().removeIf(List::isEmpty);
      changed();
    }
    leaving.forEach(listener -> listener.accept(provider));
    return provider.forget();
  }

  /**
   * The plugins of this name with a version in the range: highest version first, among equals in
   * their order of arrival.
   */
  public synchronized List<Provider> find(Kind kind, String name, BundleVersions range) {
    return byName.getOrDefault(kind, Map.of()).getOrDefault(Names.key(name), List.of()).stream()
        .filter(provider -> range.contains(provider.version()))
        .sorted(Comparator.comparing(Provider::version).reversed())
        .toList();
  }

  /** Whether this very plugin is still there. */
  public synchronized boolean has(Provider provider) {
    return all.contains(provider);
  }

  /** The type names of a kind. */
  public synchronized Collection<String> names(Kind kind) {
    return all.stream().filter(p -> p.kind() == kind).map(Provider::name).sorted().toList();
  }

  /** All names of a kind, other names for the same type too. */
  public synchronized Collection<String> aliases(Kind kind) {
    return all.stream().filter(p -> p.kind() == kind).flatMap(p -> p.names().stream()).toList();
  }

  /** Every plugin, by kind and name. */
  public synchronized List<Provider> all() {
    return all.stream()
        .sorted(Comparator.comparing(Provider::kind).thenComparing(Provider::name))
        .toList();
  }

  /** Goes up with every arrival and departure. */
  public long changes() {
    return changes;
  }

  /** Waits until {@link #changes} differs from what was seen, at most this long. */
  public synchronized void awaitChange(long seen, long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long left = millis;
    while (changes == seen && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
  }

  /** Tells of plugins that leave, on the thread that removes them; must not wait. */
  public void onLeave(Consumer<Provider> listener) {
    leaving.add(listener);
  }

  /** Stops telling. */
  public void offLeave(Consumer<Provider> listener) {
    leaving.remove(listener);
  }

  private synchronized void changed() {
    changes++;
    notifyAll();
  }
}
