package org.fascicle.platform.internal.session;

import java.util.HashMap;
import java.util.Map;
import org.fascicle.platform.internal.dispatch.OpOrigin;
import org.fascicle.platform.internal.registry.BundleVersion;
import org.fascicle.platform.internal.swap.Binding;
import org.fascicle.platform.internal.swap.Origin;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.KernelProvider;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Connects an engine to a framework: backends and kernel providers that come and go as services,
 * operations whose bundles stop.
 *
 * <p>Binding a backend only announces it; the service itself, which may load native libraries, is
 * fetched by the hub's thread. Unbinding returns when nothing depends on the backend any more. The
 * framework may call both for one service at the same time.
 */
@Component(service = EngineService.class)
public final class EngineService {
  private static final System.Logger LOG = System.getLogger(EngineService.class.getName());

  private final BundleContext context;
  private final Engine engine = new Engine();
  private final SynchronousBundleListener listener = this::bundleChanged;
  private final Map<ServiceReference<Backend>, Binding> backends = new HashMap<>();

  /** Starts without backends. */
  @Activate
  public EngineService(BundleContext context) {
    this.context = context;
    context.addBundleListener(listener);
  }

  /** The engine. */
  public Engine engine() {
    return engine;
  }

  /** Announces a backend. */
  @Reference(
      service = Backend.class,
      target = "(" + Backend.NAME + "=*)",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addBackend(ServiceReference<Backend> reference) {
    Binding binding;
    synchronized (backends) {
      String name = String.valueOf(reference.getProperty(Backend.NAME));
      binding = engine.hub().announce(name, origin(reference));
      backends.put(reference, binding);
    }
    engine.hub().execute(() -> fetch(reference, binding));
  }

  /** Lets a backend go. */
  void removeBackend(ServiceReference<Backend> reference) {
    Binding binding;
    synchronized (backends) {
      binding = backends.remove(reference);
    }
    if (binding != null) {
      engine.hub().withdraw(binding);
      if (binding.backend() != null) {
        context.ungetService(reference);
      }
    }
  }

  private void fetch(ServiceReference<Backend> reference, Binding binding) {
    Backend backend = null;
    try {
      backend = context.getService(reference);
    } catch (IllegalStateException e) {
      LOG.log(System.Logger.Level.DEBUG, "The platform is stopping", e);
    }
    if (backend == null) {
      engine.hub().withdraw(binding);
    } else if (!engine.hub().activate(binding, backend)) {
      context.ungetService(reference);
    }
  }

  /** Takes in a provider of kernels. */
  @Reference(
      service = KernelProvider.class,
      target = "(&(" + Backend.NAME + "=*)(" + KernelProvider.OPERATION + "=*))",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addKernels(KernelProvider provider, Map<String, Object> properties) {
    engine.add(
        String.valueOf(properties.get(KernelProvider.OPERATION)),
        String.valueOf(properties.get(Backend.NAME)),
        provider);
  }

  /** Lets a provider of kernels go. */
  void removeKernels(KernelProvider provider) {
    engine.remove(provider);
  }

  private static Origin origin(ServiceReference<?> reference) {
    Bundle bundle = reference.getBundle();
    int ranking = reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer i ? i : 0;
    return bundle == null
        ? new Origin("", BundleVersion.NONE, ranking)
        : new Origin(
            bundle.getSymbolicName(), BundleVersion.parse(bundle.getVersion().toString()), ranking);
  }

  /** Calls of a stopped bundle's operations are forgotten, so that its classes can be unloaded. */
  private void bundleChanged(BundleEvent event) {
    if (event.getType() == BundleEvent.STOPPED) {
      BundleWiring wiring = event.getBundle().adapt(BundleWiring.class);
      ClassLoader loader = wiring == null ? null : wiring.getClassLoader();
      if (loader != null) {
        engine.hub().forget(call -> OpOrigin.isFrom(loader, call.op()));
      }
    }
  }

  /** Closes what is still open. */
  @Deactivate
  public void close() {
    context.removeBundleListener(listener);
    engine.close();
  }
}
