package org.fascicle.embed.internal.framework;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.framework.FrameworkFactory;
import org.fascicle.api.Fascicle;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.embed.bundle.BundleInfo;
import org.fascicle.embed.bundle.LaunchException;
import org.fascicle.embed.internal.ComponentStore;
import org.fascicle.embed.internal.FrameworkSetup;
import org.fascicle.embed.internal.FrameworkSide;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.ServiceTracker;

/** A Felix framework of our own. */
public final class FelixSide implements FrameworkSide {
  private Framework framework;
  private BundleControl control;
  private ServiceTracker<Fascicle, Fascicle> platform;

  /** A framework that does not run yet. */
  public FelixSide() {}

  @Override
  public void boot(FrameworkSetup setup) {
    // Felix's own factory, not the ServiceLoader's choice: a host may bring another framework.
    framework = new FrameworkFactory().newFramework(configuration(setup));
    try {
      framework.start();
    } catch (BundleException e) {
      throw new LaunchException("The OSGi framework did not start: " + e.getMessage(), e);
    }
    control = new BundleControl(framework);
    platform = new ServiceTracker<>(framework.getBundleContext(), Fascicle.class, null);
    platform.open();
  }

  @Override
  public void start(List<Path> own, List<Path> added, ComponentStore components) {
    new Startup(control, components).run(own, added);
  }

  private static Map<String, Object> configuration(FrameworkSetup setup) {
    Map<String, Object> configuration = new HashMap<>(setup.properties());
    configuration.put(Constants.FRAMEWORK_STORAGE, setup.storage().toString());
    configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, String.join(",", setup.packages()));
    // A URL handler factory is one for the JVM: it belongs to the host.
    configuration.put("felix.service.urlhandlers", "false");
    // A bundle sees what it imports, and no class of the host that it happens to name.
    configuration.put("felix.bootdelegation.implicit", "false");
    // The component runtime takes our bundles' descriptions from a store that the build wrote.
    configuration.put("ds.cache.metadata", "true");
    // The storage is this process's alone.
    configuration.put("felix.cache.locking", "false");
    configuration.put("felix.log.logger", new HostLog());
    configuration.put("felix.log.level", "2");
    return configuration;
  }

  @Override
  public Fascicle service(Duration patience) {
    Fascicle service = platform.getService();
    return service != null ? service : await(patience);
  }

  private Fascicle await(Duration patience) {
    try {
      // Zero would mean for ever.
      Fascicle service = platform.waitForService(Math.max(1, patience.toMillis()));
      if (service != null) {
        return service;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchException("Interrupted while waiting for the platform's service.", e);
    }
    List<String> findings = new Diagnosis(framework.getBundleContext()).findings();
    throw new LaunchException(
        "The platform offers no service "
            + Fascicle.class.getName()
            + (findings.isEmpty()
                ? ", though every bundle runs and every component is satisfied."
                : ": " + String.join("; ", findings) + ".")
            + " Add the bundle that provides what is missing.");
  }

  @Override
  public List<BundleInfo> bundles() {
    return Arrays.stream(framework.getBundleContext().getBundles()).map(Bundles::describe).toList();
  }

  @Override
  public BundleInfo install(Path jar) {
    return control.installAndStart(jar);
  }

  @Override
  public BundleInfo update(String symbolicName, Path jar) {
    return control.update(symbolicName, jar);
  }

  @Override
  public BundleInfo startBundle(String symbolicName) {
    Bundle bundle = control.find(symbolicName);
    control.start(bundle);
    return Bundles.describe(bundle);
  }

  @Override
  public BundleInfo stopBundle(String symbolicName) {
    return control.stop(symbolicName);
  }

  @Override
  public BundleInfo uninstall(String symbolicName) {
    return control.uninstall(symbolicName);
  }

  @Override
  public <S> Optional<S> service(Class<S> type, String filter) {
    BundleContext context = framework.getBundleContext();
    try {
      return context.getServiceReferences(type, filter).stream()
          .max(Comparator.naturalOrder())
          .map(context::getService);
    } catch (InvalidSyntaxException e) {
      throw new InvalidArgumentException("service", "an OSGi filter", filter, e.getMessage());
    }
  }

  @Override
  public void stop() {
    if (framework == null) {
      return;
    }
    try {
      Fascicle service = platform == null ? null : platform.getService();
      if (service != null) {
        service.close();
      }
    } finally {
      stopFramework();
    }
  }

  private void stopFramework() {
    try {
      framework.stop();
      framework.waitForStop(0);
    } catch (BundleException e) {
      throw new LaunchException("The OSGi framework did not stop: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
