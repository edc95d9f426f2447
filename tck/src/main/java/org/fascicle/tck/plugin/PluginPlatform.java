package org.fascicle.tck.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.Fascicle;
import org.fascicle.api.model.Kind;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.platform.LocalPlatform;
import org.fascicle.spi.backend.Backend;

/**
 * The platform on one backend, the reference backend if none is given, with every plugin that the
 * bundles on the class path declare, without a framework: for tests of plugins and of programs that
 * use them.
 */
public final class PluginPlatform implements AutoCloseable {
  private final Backend backend;
  private final List<DeclaredPlugin> plugins = new ArrayList<>();
  private final LocalPlatform platform;

  /**
   * Starts it.
   *
   * @param loader where the bundles are
   * @param data where data files are; empty for the user's cache alone
   */
  public PluginPlatform(ClassLoader loader, Optional<Path> data) {
    this(loader, data, new ReferenceBackend());
  }

  /**
   * Starts it on another backend.
   *
   * @param loader where the bundles are
   * @param data where data files are; empty for the user's cache alone
   * @param backend closed with the platform
   */
  public PluginPlatform(ClassLoader loader, Optional<Path> data, Backend backend) {
    this.backend = backend;
    platform = new LocalPlatform(data, backend);
    DeclaredPlugins.of(loader).forEach(p -> add(p.kind(), p.names(), p.bundle(), p.plugin()));
  }

  /** Adds a plugin that no bundle declares; see {@link LocalPlatform#add}. */
  public void add(Kind kind, List<String> names, String bundle, Plugin<?> plugin) {
    plugins.add(new DeclaredPlugin(kind, names, bundle, plugin));
    platform.add(kind, names, bundle, plugin);
  }

  /** The platform. */
  public Fascicle fascicle() {
    return platform.fascicle();
  }

  /** Its plugins. */
  public List<DeclaredPlugin> plugins() {
    return List.copyOf(plugins);
  }

  @Override
  public void close() {
    platform.close();
    backend.close();
  }
}
