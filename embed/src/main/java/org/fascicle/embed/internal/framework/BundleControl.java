package org.fascicle.embed.internal.framework;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.fascicle.embed.bundle.BundleFailedException;
import org.fascicle.embed.bundle.BundleInfo;
import org.fascicle.embed.internal.BundleFile;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** Installs, updates, starts, stops and removes bundles, one change at a time. */
final class BundleControl {
  /**
   * Smaller jars are copied, so that a rebuild in place harms nothing; larger ones, the natives,
   * are read where they lie.
   */
  private static final long COPY_LIMIT = 8L << 20;

  private final BundleContext context;
  private final FrameworkWiring wiring;

  BundleControl(Framework framework) {
    context = framework.getBundleContext();
    wiring = framework.adapt(FrameworkWiring.class);
  }

  /** Installs a jar whose file nobody changes. */
  Bundle reference(Path jar) {
    try {
      return context.installBundle("reference:" + jar.toUri());
    } catch (BundleException e) {
      throw failed(jar.toString(), "Cannot install the bundle " + jar, e);
    }
  }

  /** Installs a jar from anywhere. */
  Bundle install(Path jar) {
    Path file = jar.toAbsolutePath().normalize();
    try {
      if (Files.size(file) > COPY_LIMIT) {
        return reference(file);
      }
      try (InputStream content = Files.newInputStream(file)) {
        return context.installBundle(file.toUri().toString(), content);
      }
    } catch (IOException e) {
      throw unreadable(jar, e);
    } catch (BundleException e) {
      throw failed(jar.toString(), "Cannot install the bundle " + jar, e);
    }
  }

  void resolveAll() {
    wiring.resolveBundles(null);
  }

  synchronized BundleInfo installAndStart(Path jar) {
    String name = BundleFile.of(jar).symbolicName();
    if (lookUp(name) != null) {
      throw new BundleFailedException(
          name,
          "The bundle " + name + " is installed already. Update it with " + jar + " instead.",
          null);
    }
    Bundle bundle = install(jar);
    try {
      start(bundle);
    } catch (BundleFailedException e) {
      remove(bundle);
      throw e;
    }
    return Bundles.describe(bundle);
  }

  synchronized BundleInfo update(String symbolicName, Path jar) {
    Bundle bundle = find(symbolicName);
    String name = BundleFile.of(jar).symbolicName();
    if (!name.equals(symbolicName)) {
      throw new BundleFailedException(
          symbolicName,
          "Cannot update " + symbolicName + " with " + jar + ", which holds the bundle " + name,
          null);
    }
    try (InputStream content = Files.newInputStream(jar)) {
      bundle.update(content);
    } catch (IOException e) {
      throw unreadable(jar, e);
    } catch (BundleException e) {
      throw failed(symbolicName, "Cannot update the bundle " + symbolicName, e);
    }
    refresh(bundle);
    return Bundles.describe(bundle);
  }

  void start(Bundle bundle) {
    if (Bundles.isFragment(bundle)) {
      return;
    }
    try {
      bundle.start(Bundle.START_TRANSIENT);
    } catch (BundleException e) {
      String name = bundle.getSymbolicName();
      throw failed(name, "The bundle " + name + " does not start", e);
    }
  }

  synchronized BundleInfo stop(String symbolicName) {
    Bundle bundle = find(symbolicName);
    try {
      bundle.stop(Bundle.STOP_TRANSIENT);
    } catch (BundleException e) {
      throw failed(symbolicName, "The bundle " + symbolicName + " does not stop", e);
    }
    return Bundles.describe(bundle);
  }

  synchronized BundleInfo uninstall(String symbolicName) {
    Bundle bundle = find(symbolicName);
    remove(bundle);
    refresh(bundle);
    return Bundles.describe(bundle);
  }

  Bundle find(String symbolicName) {
    Bundle bundle = lookUp(symbolicName);
    if (bundle == null) {
      List<String> names =
          Arrays.stream(context.getBundles()).map(Bundle::getSymbolicName).sorted().toList();
      throw new BundleFailedException(
          symbolicName,
          "No bundle " + symbolicName + " is installed; there are " + String.join(", ", names),
          null);
    }
    return bundle;
  }

  private Bundle lookUp(String symbolicName) {
    for (Bundle bundle : context.getBundles()) {
      if (symbolicName.equals(bundle.getSymbolicName())) {
        return bundle;
      }
    }
    return null;
  }

  private static void remove(Bundle bundle) {
    try {
      bundle.uninstall();
    } catch (BundleException e) {
      String name = bundle.getSymbolicName();
      throw failed(name, "The bundle " + name + " cannot be removed", e);
    }
  }

  /** Rewires whatever used the old content, so that its class loader can go. */
  private void refresh(Bundle bundle) {
    CountDownLatch done = new CountDownLatch(1);
    wiring.refreshBundles(
        List.of(bundle),
        event -> {
          if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
            done.countDown();
          }
        });
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static BundleFailedException unreadable(Path jar, IOException cause) {
    return new BundleFailedException(
        jar.toString(), "Cannot read the bundle " + jar + ": " + cause.getMessage(), cause);
  }

  private static BundleFailedException failed(String bundle, String what, BundleException cause) {
    return new BundleFailedException(bundle, what + ": " + cause.getMessage(), cause);
  }
}
