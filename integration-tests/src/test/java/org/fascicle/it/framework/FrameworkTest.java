package org.fascicle.it.framework;

import java.time.Duration;
import org.fascicle.api.Fascicle;
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

  /** The platform, found as any bundle would find it: in the service registry. */
  protected final Fascicle fascicle() {
    ServiceTracker<Fascicle, Fascicle> tracker =
        new ServiceTracker<>(context, Fascicle.class, null);
    tracker.open();
    try {
      Fascicle service = tracker.waitForService(PATIENCE.toMillis());
      if (service == null) {
        throw new AssertionError("The platform offers no service: " + bundles.states());
      }
      return service;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      tracker.close();
    }
  }

  /** The framework's bundles. */
  protected final Bundles bundles() {
    return bundles;
  }
}
