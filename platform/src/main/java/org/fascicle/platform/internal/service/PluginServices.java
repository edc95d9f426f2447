package org.fascicle.platform.internal.service;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fascicle.api.model.Kind;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.platform.internal.registry.BundleVersion;
import org.fascicle.platform.internal.registry.PluginRegistry;
import org.fascicle.platform.internal.registry.Provider;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Brings plugins from the service registry into ours, and out again. */
final class PluginServices {
  private static final System.Logger LOG = System.getLogger(PluginServices.class.getName());

  private final BundleContext context;
  private final PluginRegistry registry;
  private final Map<ServiceReference<?>, Provider> providers = new ConcurrentHashMap<>();

  PluginServices(BundleContext context, PluginRegistry registry) {
    this.context = context;
    this.registry = registry;
  }

  /** Notes an arrival; the object is fetched when it is first wanted. */
  void add(Kind kind, ServiceReference<? extends Plugin<?>> reference) {
    Bundle bundle = reference.getBundle();
    List<String> names = names(reference.getProperty(Plugin.NAME));
    if (bundle == null || names.isEmpty()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "A {0} without a name in its property {1} is left out: {2}",
          kind,
          Plugin.NAME,
          reference);
      return;
    }
    Provider provider =
        new Provider(
            kind,
            names,
            bundle.getSymbolicName(),
            BundleVersion.parse(bundle.getVersion().toString()),
            () -> fetch(reference));
    providers.put(reference, provider);
    registry.add(provider);
  }

  /** Lets go of a plugin. */
  void remove(ServiceReference<?> reference) {
    Provider provider = providers.remove(reference);
    if (provider != null && registry.remove(provider)) {
      unget(reference);
    }
  }

  private Plugin<?> fetch(ServiceReference<? extends Plugin<?>> reference) {
    try {
      return context.getService(reference);
    } catch (IllegalStateException e) {
      LOG.log(System.Logger.Level.DEBUG, "The platform is stopping", e);
      return null;
    }
  }

  private void unget(ServiceReference<?> reference) {
    try {
      context.ungetService(reference);
    } catch (IllegalStateException e) {
      LOG.log(System.Logger.Level.DEBUG, "The platform is stopping", e);
    }
  }

  /** One name or several, as Declarative Services gives a property. */
  private static List<String> names(Object property) {
    if (property instanceof String[] several) {
      return List.of(several);
    }
    return property instanceof String name ? List.of(name) : List.of();
  }
}
