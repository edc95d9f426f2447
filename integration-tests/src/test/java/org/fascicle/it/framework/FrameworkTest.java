package org.fascicle.it.framework;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.fascicle.api.BackendStatus;
import org.fascicle.api.Fascicle;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.rules.TestRule;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.ProbeBuilder;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;

/** A test that runs inside a Felix of its own; one framework and one JVM a class. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public abstract class FrameworkTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Fails what hangs. */
  @Rule public final TestRule timeout;

  private BundleContext context;
  private Bundles bundles;
  private final List<ServiceRegistration<?>> offered = new ArrayList<>();
  private ServiceTracker<Fascicle, Fascicle> platform;

  /** A test with the usual time limit. */
  protected FrameworkTest() {
    this(LIMIT);
  }

  /** A test with a time limit of its own. */
  protected FrameworkTest(Duration limit) {
    timeout = new DeadlockTimeout(limit);
  }

  /** The tests' bundle. */
  @ProbeBuilder
  public final TestProbeBuilder probe(TestProbeBuilder probe) {
    return Setup.probe(probe);
  }

  /** Looks around. */
  @Before
  public final void findBundles() {
    context = FrameworkUtil.getBundle(FrameworkTest.class).getBundleContext();
    bundles = new Bundles(context);
  }

  /** Lets go of the platform, which ends with its last user, and takes back what was offered. */
  @After
  public final void leave() {
    offered.forEach(ServiceRegistration::unregister);
    if (platform != null) {
      platform.close();
    }
  }

  /** The platform, found as any bundle would find it: in the service registry. */
  protected final Fascicle fascicle() {
    if (platform == null) {
      platform = new ServiceTracker<>(context, Fascicle.class, null);
      platform.open();
    }
    try {
      Fascicle service = platform.waitForService(PATIENCE.toMillis());
      if (service == null) {
        throw new AssertionError("The platform offers no service: " + bundles.states());
      }
      return service;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Offers a layer of the test's own. */
  protected final void offer(String name, Layer<?> layer) {
    offered.add(
        context.registerService(
            Layer.class, layer, FrameworkUtil.asDictionary(Map.of(Plugin.NAME, name))));
  }

  /** Waits until a backend has come: its bundle starts without waiting for the platform. */
  protected final void awaitBackend(String name) throws InterruptedException {
    await("backend " + name, () -> backends().contains(name));
  }

  private List<String> backends() {
    return fascicle().backends().stream().map(BackendStatus::name).toList();
  }

  /** Waits until something is so. */
  protected final void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Waited in vain for " + what + ": " + bundles.states());
      }
      Thread.sleep(5);
    }
  }

  /** The framework's bundles. */
  protected final Bundles bundles() {
    return bundles;
  }
}
