package org.fascicle.it.framework;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.util.promise.Promise;

/** What an operator does to bundles, by raw OSGi: the platform is not asked. */
public final class Bundles {
  private final BundleContext context;

  Bundles(BundleContext context) {
    this.context = context;
  }

  /** A bundle by its symbolic name. */
  public Bundle get(String symbolicName) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No bundle " + symbolicName + ": " + states()));
  }

  /** Every bundle with its state, for messages. */
  public String states() {
    return Arrays.stream(context.getBundles())
        .map(b -> b.getSymbolicName() + " " + b.getVersion() + " state " + b.getState())
        .collect(Collectors.joining(", "));
  }

  /** Every bundle. */
  public List<Bundle> all() {
    return List.of(context.getBundles());
  }

  /** Installs and starts. */
  public Bundle install(Path jar) {
    return attempt(
        () -> {
          Bundle bundle = context.installBundle(jar.toUri().toString());
          bundle.start();
          return bundle;
        });
  }

  /** Starts. */
  public void start(String symbolicName) {
    Bundle bundle = get(symbolicName);
    attempt(
        () -> {
          bundle.start();
          return bundle;
        });
  }

  /** Stops. */
  public void stop(String symbolicName) {
    Bundle bundle = get(symbolicName);
    attempt(
        () -> {
          bundle.stop();
          return bundle;
        });
  }

  /** Stops and starts. */
  public void restart(String symbolicName) {
    stop(symbolicName);
    start(symbolicName);
  }

  /** Updates from the file it was installed from, and refreshes. */
  public void update(String symbolicName) {
    Bundle bundle = get(symbolicName);
    attempt(
        () -> {
          bundle.update();
          return bundle;
        });
    refresh(bundle);
  }

  /** Updates to the same content under another version, and refreshes. */
  public void update(String symbolicName, String artifact, String version) {
    Bundle bundle = get(symbolicName);
    attempt(
        () -> {
          Path folder = Files.createTempDirectory("fascicle-it");
          Path jar = Jars.copy(artifact, version, folder);
          try (InputStream content = Files.newInputStream(jar)) {
            bundle.update(content);
          }
          Files.delete(jar);
          Files.delete(folder);
          return bundle;
        });
    refresh(bundle);
  }

  /** The class loader of a bundle's classes as they are now; does not keep it. */
  public WeakReference<ClassLoader> classes(String symbolicName) {
    return new WeakReference<>(get(symbolicName).adapt(BundleWiring.class).getClassLoader());
  }

  /** Refreshes and waits for the end of it. */
  public void refresh(Bundle bundle) {
    CountDownLatch refreshed = new CountDownLatch(1);
    context
        .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
        .adapt(FrameworkWiring.class)
        .refreshBundles(List.of(bundle), event -> refreshed.countDown());
    attempt(() -> refreshed.await(60, TimeUnit.SECONDS) ? bundle : null);
  }

  /** Uninstalls and refreshes. */
  public void uninstall(String symbolicName) {
    Bundle bundle = get(symbolicName);
    attempt(
        () -> {
          bundle.uninstall();
          return bundle;
        });
    refresh(bundle);
  }

  /** Disables a bundle's components, one after the other. */
  public void disableComponents(String symbolicName) {
    onRuntime(symbolicName, ServiceComponentRuntime::disableComponent);
  }

  /** Enables a bundle's components, one after the other. */
  public void enableComponents(String symbolicName) {
    onRuntime(symbolicName, ServiceComponentRuntime::enableComponent);
  }

  private void onRuntime(String symbolicName, ComponentAction action) {
    ServiceReference<ServiceComponentRuntime> reference =
        context.getServiceReference(ServiceComponentRuntime.class);
    ServiceComponentRuntime runtime = context.getService(reference);
    try {
      for (ComponentDescriptionDTO component :
          runtime.getComponentDescriptionDTOs(get(symbolicName))) {
        attempt(
            () -> {
              action.on(runtime, component).getValue(); // Waits for the end of it.
              return component;
            });
      }
    } finally {
      context.ungetService(reference);
    }
  }

  private static <T> T attempt(Attempt<T> action) {
    try {
      T result = action.run();
      if (result == null) {
        throw new AssertionError("The framework did not answer within its time.");
      }
      return result;
    } catch (BundleException | IOException | java.lang.reflect.InvocationTargetException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @FunctionalInterface
  private interface Attempt<T> {
    T run()
        throws BundleException,
            IOException,
            InterruptedException,
            java.lang.reflect.InvocationTargetException;
  }

  @FunctionalInterface
  private interface ComponentAction {
    Promise<Void> on(ServiceComponentRuntime runtime, ComponentDescriptionDTO component);
  }
}
