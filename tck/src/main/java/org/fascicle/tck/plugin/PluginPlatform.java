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

/**
 * The platform on the reference backend with every plugin that the bundles on the class path
 * declare, without a framework: for tests of plugins and of programs that use them.
 */
public final class PluginPlatform implements AutoCloseable {
  private final ReferenceBackend backend = new ReferenceBackend();
  private final List<DeclaredPlugin> plugins = new ArrayList<>();
  private final LocalPlatform platform;

  /**
   * Starts it.
   *
   * @param loader where the bundles are
   * @param data where data files are; empty for the user's cache alone
   */
  public PluginPlatform(ClassLoader loader, Optional<Path> data) {
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
