package org.fascicle.tck.plugin;

import java.util.List;
import org.fascicle.api.model.Kind;
import org.fascicle.api.plugin.Plugin;

/**
 * A plugin as its bundle's component descriptor declares it.
 *
 * @param kind what it provides
 * @param names the type name, then its aliases
 * @param bundle symbolic name of the bundle
 * @param plugin the object
 */
public record DeclaredPlugin(Kind kind, List<String> names, String bundle, Plugin<?> plugin) {
  /** Copies. */
  public DeclaredPlugin {
    names = List.copyOf(names);
  }
}
