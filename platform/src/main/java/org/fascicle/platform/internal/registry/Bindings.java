package org.fascicle.platform.internal.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.MissingPluginException;
import org.fascicle.api.exception.MissingPluginException.Missing;
import org.fascicle.api.exception.UnknownNameException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.platform.internal.config.CommonKeys;
import org.fascicle.platform.internal.config.ConfigBinder;
import org.fascicle.platform.internal.text.Names;

/**
 * What a model, or a training run, wants of the registry. A plugin once bound stays until it
 * leaves; then the next lease takes what there is. Holds plugins only through the current lease,
 * which it drops the moment one of them leaves.
 */
public final class Bindings implements AutoCloseable {
  private static final long LOOK_MILLIS = 100;

  private final PluginRegistry registry;
  private final Catalogue catalogue;
  private final String subject;
  private final List<PluginRef> refs = new ArrayList<>();
  private final Consumer<Provider> leaving = this::forget;
  private Map<String, String> inUse = Map.of();
  private boolean built;
  private volatile Lease lease;

  /**
   * Wants nothing yet.
   *
   * @param subject what wants, for messages: {@code model "digits"}
   */
  public Bindings(PluginRegistry registry, Catalogue catalogue, String subject) {
    this.registry = registry;
    this.catalogue = catalogue;
    this.subject = subject;
    registry.onLeave(leaving);
  }

  /** Wants a plugin. */
  public synchronized PluginRef add(Spec spec, String where) {
    PluginRef ref = new PluginRef(refs.size(), spec, where);
    refs.add(ref);
    lease = null;
    return ref;
  }

  /** From now on initialisers are no longer needed: their leaving disturbs nobody. */
  public synchronized void built() {
    built = true;
  }

  /**
   * All plugins, for one step.
   *
   * @throws MissingPluginException if some are not there; it lists them all
   */
  public Lease lease() {
    Lease current = lease;
    return current != null ? current : renew();
  }

  /**
   * All plugins, for one step; waits for those that are not there.
   *
   * @param waiting told when the waiting begins: {@code waits for layer Dense (…)}
   * @param stop gives the waiting up; looked at ten times a second
   * @return null if the waiting was given up
   * @throws MissingPluginException if some are still missing when the patience ends
   */
  public Lease await(Duration patience, Consumer<String> waiting, BooleanSupplier stop) {
    Lease current = lease;
    if (current != null) {
      return current;
    }
    Instant end = end(patience);
    boolean told = false;
    while (!stop.getAsBoolean()) {
      long seen = registry.changes();
      try {
        return renew();
      } catch (MissingPluginException e) {
        if (Instant.now().isAfter(end)) {
          throw e;
        }
        if (!told) {
          waiting.accept(words(e.missing()));
          told = true;
        }
        pause(seen);
      }
    }
    return null;
  }

  private static String words(List<Missing> missing) {
    return missing.stream()
        .map(m -> m.kind() + " " + m.name() + " (" + m.where() + ")")
        .distinct()
        .collect(Collectors.joining(", ", "waits for ", ""));
  }

  private static Instant end(Duration patience) {
    Instant now = Instant.now();
    Duration possible = Duration.between(now, Instant.MAX);
    return now.plus(patience.compareTo(possible) < 0 ? patience : possible);
  }

  /** Waits for an arrival, a departure or the next look at whether to stop. */
  private void pause(long seen) {
    try {
      registry.awaitChange(seen, LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FascicleException(
          subject + ": interrupted while waiting for a plugin; nothing was changed.", e);
    }
  }

  /**
   * A spec under its type's own name, where it was given by another one: files keep the former,
   * which later versions of a plugin keep too.
   */
  public Spec canonical(PluginRef ref) {
    Spec spec = ref.spec();
    try {
      String name = lease().get(ref).provider().name();
      return Spec.of(spec.kind(), name, spec.config()).range(spec.range());
    } catch (MissingPluginException e) {
      return spec;
    }
  }

  /** Which bundle and version provides each plugin; empty while one is missing. */
  public Map<String, String> versions() {
    try {
      return lease().versions();
    } catch (MissingPluginException e) {
      return Map.of();
    }
  }

  /** Chooses anew from what there is now: a plugin of a higher version replaces the bound one. */
  public synchronized void rebind() {
    lease = null;
    inUse = Map.of();
  }

  /** A plugin that is named only when a layer is built or called. */
  public Bound resolve(Spec spec, String where) {
    Resolution resolution = new Resolution();
    Bound bound = resolution.bind(spec, where);
    resolution.check();
    return bound;
  }

  /**
   * A plugin that the user asks for by name.
   *
   * @throws UnknownNameException if it is not there
   */
  public Bound resolveNamed(Spec spec) {
    try {
      return resolve(spec, spec.kind() + " \"" + spec.type() + "\"");
    } catch (MissingPluginException e) {
      Missing one = e.missing().get(0);
      throw new UnknownNameException(
          one.kind(),
          one.name(),
          one.suggestions(),
          one.provider().isEmpty() ? "" : "It is provided by " + one.provider() + ".");
    }
  }

  @Override
  public void close() {
    registry.offLeave(leaving);
    lease = null;
  }

  private synchronized Lease renew() {
    if (lease != null) {
      return lease;
    }
    // Read first: a plugin that leaves while the others are bound makes the lease stale at once.
    long seen = registry.changes();
    Resolution resolution = new Resolution();
    List<Bound> bound = new ArrayList<>();
    for (PluginRef ref : refs) {
      bound.add(resolution.bind(ref.spec(), ref.where()));
    }
    resolution.check();
    Lease renewed = new Lease(bound);
    inUse = renewed.versions();
    lease = renewed;
    if (registry.changes() != seen && !isComplete(renewed)) {
      lease = null;
      return renew();
    }
    return renewed;
  }

  private boolean isComplete(Lease candidate) {
    return candidate.providers().allMatch(registry::has);
  }

  private void forget(Provider provider) {
    Lease current = lease;
    if (current != null && current.uses(provider)) {
      lease = null;
    }
  }

  /** One pass over everything that is wanted; notes what is missing and goes on. */
  private final class Resolution {
    private final List<Missing> missing = new ArrayList<>();
    private RuntimeException refusal;

    Bound bind(Spec spec, String where) {
      Optional<Provider> found = choose(spec);
      Plugin<?> plugin = found.map(Provider::plugin).orElse(null);
      if (plugin == null) {
        missing.add(missing(spec, where));
        return null;
      }
      try {
        Set<String> common = CommonKeys.of(spec.kind());
        Record config = ConfigBinder.bind(plugin.configuration(), spec.config(), common, where);
        return new Bound(found.get(), plugin, config, nested(spec, config, where));
      } catch (FascicleException e) {
        refusal = refusal == null ? e : refusal;
        return null;
      }
    }

    private Map<Spec, Bound> nested(Spec of, Record config, String where) {
      Map<Spec, Bound> bound = new LinkedHashMap<>();
      List<Spec> specs = ConfigBinder.nested(config);
      specs.addAll(CommonKeys.nested(of, where));
      for (Spec spec : specs) {
        if (built && spec.kind() == Kind.INITIALIZER) {
          continue;
        }
        Bound inner = bind(spec, where + ", " + spec.kind() + " " + spec.type());
        if (inner != null) {
          bound.put(spec, inner);
        }
      }
      return bound;
    }

    private Optional<Provider> choose(Spec spec) {
      BundleVersions range = BundleVersions.parse(spec.range());
      List<Provider> there = registry.find(spec.kind(), spec.type(), range);
      Optional<Provider> same = there.stream().filter(this::isInUse).findFirst();
      return same.isPresent() ? same : there.stream().findFirst();
    }

    private boolean isInUse(Provider provider) {
      return Lease.version(provider).equals(inUse.get(Lease.plugin(provider)));
    }

    private Missing missing(Spec spec, String where) {
      return new Missing(
          spec.kind().label(),
          spec.type(),
          where,
          suggestions(spec),
          catalogue.provider(spec.kind(), spec.type(), spec.range()));
    }

    /** None for a name that is right, but whose bundle is not there. */
    private List<String> suggestions(Spec spec) {
      Collection<String> known = catalogue.known(spec.kind(), registry);
      String key = Names.key(spec.type());
      return known.stream().anyMatch(name -> Names.key(name).equals(key))
          ? List.of()
          : Names.nearest(spec.type(), known);
    }

    void check() {
      if (!missing.isEmpty()) {
        throw new MissingPluginException(subject, missing);
      }
      if (refusal != null) {
        throw refusal;
      }
    }
  }
}
