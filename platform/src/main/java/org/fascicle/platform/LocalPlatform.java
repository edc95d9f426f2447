package org.fascicle.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.Fascicle;
import org.fascicle.api.model.Kind;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.platform.internal.registry.BundleVersion;
import org.fascicle.platform.internal.registry.Catalogue;
import org.fascicle.platform.internal.registry.PluginRegistry;
import org.fascicle.platform.internal.registry.Plugins;
import org.fascicle.platform.internal.registry.Provider;
import org.fascicle.platform.internal.service.PlatformFascicle;
import org.fascicle.platform.internal.session.Engine;
import org.fascicle.spi.backend.Backend;

/**
 * The whole platform over given backends and plugins, without a framework: for conformance kits and
 * unit tests.
 */
public final class LocalPlatform implements AutoCloseable {
  private final Engine engine = new Engine();
  private final PluginRegistry registry = new PluginRegistry();
  private final Fascicle fascicle;

  /**
   * A platform without plugins. The backends stay the caller's: close the platform first.
   *
   * @param data where data files are; empty for the user's cache alone
   */
  public LocalPlatform(Optional<Path> data, Backend... backends) {
    for (Backend backend : backends) {
      engine.add(backend);
    }
    Plugins plugins = new Plugins(registry, new Catalogue());
    fascicle = new PlatformFascicle(engine, plugins, () -> data, BundleVersion.NONE.toString());
  }

  /**
   * Adds a plugin.
   *
   * @param names the type name, then its aliases
   * @param bundle symbolic name of the bundle that it belongs to
   * @return takes it away again, as a bundle does that stops
   */
  public Runnable add(Kind kind, List<String> names, String bundle, Plugin<?> plugin) {
    Provider provider = new Provider(kind, names, bundle, BundleVersion.NONE, () -> plugin);
    registry.add(provider);
    return () -> registry.remove(provider);
  }

  /** The platform. */
  public Fascicle fascicle() {
    return fascicle;
  }

  @Override
  public void close() {
    fascicle.close();
    engine.close();
  }
}
