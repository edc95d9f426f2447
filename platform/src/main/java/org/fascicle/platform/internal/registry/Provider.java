package org.fascicle.platform.internal.registry;

import java.util.List;
import java.util.function.Supplier;
import org.fascicle.api.PluginStatus;
import org.fascicle.api.model.Kind;
import org.fascicle.api.plugin.Plugin;

/**
 * A plugin on offer. The object itself is fetched when it is first used, so that a bundle full of
 * plugins costs nothing at start.
 */
public final class Provider {
  private final Kind kind;
  private final List<String> names;
  private final String bundle;
  private final BundleVersion version;
  private final Supplier<? extends Plugin<?>> source;
  private Plugin<?> plugin;
  private volatile boolean gone;

  /**
   * A plugin on offer.
   *
   * @param names the type name, then other names for the same
   * @param bundle the providing bundle's symbolic name
   * @param source gives the object; called once at most; null means that it has gone
   */
  public Provider(
      Kind kind,
      List<String> names,
      String bundle,
      BundleVersion version,
      Supplier<? extends Plugin<?>> source) {
    this.kind = kind;
    this.names = List.copyOf(names);
    this.bundle = bundle;
    this.version = version;
    this.source = source;
  }

  /** What it provides. */
  public Kind kind() {
    return kind;
  }

  /** The type name. */
  public String name() {
    return names.get(0);
  }

  /** All its names, the type name first. */
  public List<String> names() {
    return names;
  }

  /** The providing bundle's symbolic name. */
  public String bundle() {
    return bundle;
  }

  /** The providing bundle's version. */
  public BundleVersion version() {
    return version;
  }

  /** The object; null if it has gone meanwhile. */
  public synchronized Plugin<?> plugin() {
    if (plugin == null && !gone) {
      plugin = source.get();
    }
    return plugin;
  }

  /**
   * Lets go of the object, so that nothing of its bundle is held.
   *
   * @return whether it had been fetched
   */
  synchronized boolean forget() {
    boolean fetched = plugin != null;
    gone = true;
    plugin = null;
    return fetched;
  }

  /** Whether it has left. */
  boolean isGone() {
    return gone;
  }

  /** As users see it. */
  public PluginStatus status() {
    return new PluginStatus(kind, name(), bundle, version.toString());
  }

  @Override
  public String toString() {
    return kind + " " + name() + " of " + bundle + " " + version;
  }
}
