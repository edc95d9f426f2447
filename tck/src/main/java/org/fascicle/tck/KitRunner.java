package org.fascicle.tck;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.BackendInfo.Capability;
import org.fascicle.tck.harness.KitContext;
import org.fascicle.tck.harness.KitTest;

/** Runs the kit on a backend. */
public final class KitRunner {
  private final Backend backend;
  private final KitContext context;

  /**
   * A runner.
   *
   * @param backend the backend under test; nobody else uses it meanwhile
   * @param oracle the reference backend, which says what is right; the same object if it is itself
   *     under test
   */
  public KitRunner(Backend backend, Backend oracle) {
    this.backend = backend;
    this.context = new KitContext(backend, oracle);
  }

  /**
   * Runs all tests. The last ones close the backend.
   *
   * @return the counts
   */
  public static KitSummary run(Backend backend, Backend oracle, KitListener listener) {
    return new KitRunner(backend, oracle).run(Kit.tests(), listener);
  }

  /** Runs some of all tests. */
  public KitSummary run(Predicate<KitTest> choice, KitListener listener) {
    return run(Kit.tests().stream().filter(choice).toList(), listener);
  }

  /** Runs these tests, in their order, and closes the sessions. */
  public KitSummary run(List<KitTest> tests, KitListener listener) {
    int passed = 0;
    int failed = 0;
    int skipped = 0;
    for (KitTest test : tests) {
      Set<Capability> missing = missing(test);
      if (!missing.isEmpty()) {
        skipped++;
        listener.skipped(test, missing);
        continue;
      }
      Throwable failure = failure(test);
      if (failure == null) {
        passed++;
        listener.passed(test);
      } else {
        failed++;
        listener.failed(test, failure);
      }
    }
    context.close();
    return new KitSummary(backend.info().name(), passed, failed, skipped);
  }

  /** The capabilities that a test needs and the backend does not declare. */
  public Set<Capability> missing(KitTest test) {
    Set<Capability> missing = EnumSet.noneOf(Capability.class);
    missing.addAll(test.needs());
    missing.removeAll(backend.info().capabilities());
    return missing;
  }

  /** Runs one test; throws what it throws. */
  public void run(KitTest test) throws Exception {
    test.body().run(context);
  }

  /** Whatever goes wrong in a backend is a result of the kit, not its end. */
  private Throwable failure(KitTest test) {
    try {
      run(test);
      return null;
    } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
      return e;
    }
  }

  /** Closes the sessions; the backend stays as it is. */
  public void close() {
    context.close();
  }
}
