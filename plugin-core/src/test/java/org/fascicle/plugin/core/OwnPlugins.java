package org.fascicle.plugin.core;

import java.util.List;
import java.util.Set;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.platform.internal.config.ConfigBinder;
import org.fascicle.tck.plugin.DeclaredPlugin;
import org.fascicle.tck.plugin.DeclaredPlugins;

/** The plugins that our bundles on the class path declare. */
public final class OwnPlugins {
  private static final List<DeclaredPlugin> ALL =
      DeclaredPlugins.of(OwnPlugins.class.getClassLoader()).stream()
          .filter(plugin -> plugin.bundle().startsWith("org.fascicle.plugin."))
          .toList();

  private OwnPlugins() {}

  /** Every plugin of plugin-core. */
  public static List<DeclaredPlugin> all() {
    return of("org.fascicle.plugin.core");
  }

  /** Every plugin of a bundle. */
  public static List<DeclaredPlugin> of(String bundle) {
    return ALL.stream().filter(plugin -> plugin.bundle().equals(bundle)).toList();
  }

  /** The plugin of a kind and name. */
  public static DeclaredPlugin find(Kind kind, String name) {
    return ALL.stream()
        .filter(plugin -> plugin.kind() == kind && plugin.names().contains(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
  }

  /** The configuration that a spec describes, as its plugin takes it. */
  public static Record config(Spec spec) {
    return ConfigBinder.bind(
        plugin(spec.kind(), spec.type()).configuration(),
        spec.config(),
        Set.of("name", "reduction"),
        spec.type());
  }

  /** The object of a kind and name. */
  public static Plugin<?> plugin(Kind kind, String name) {
    return find(kind, name).plugin();
  }
}
