package org.fascicle.tck.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.BackendInfo.Capability;
import org.fascicle.tck.Kit;
import org.fascicle.tck.KitRunner;
import org.fascicle.tck.harness.KitTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The kit as JUnit tests. A backend joins with one subclass:
 *
 * <pre>{@code
 * class MyBackendTest extends BackendKit {
 *   @Override
 *   protected Backend open() {
 *     return new MyBackend();
 *   }
 * }
 * }</pre>
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class BackendKit {
  private KitRunner runner;

  /** For subclasses. */
  protected BackendKit() {}

  /** The backend under test, for this run alone; the kit closes it. */
  protected abstract Backend open();

  /** The backend that says what is right. */
  protected Backend oracle() {
    return new ReferenceBackend();
  }

  /** One container a group of tests. */
  @TestFactory
  public Stream<DynamicContainer> conforms() {
    runner = new KitRunner(open(), oracle());
    Map<String, List<DynamicTest>> groups = new LinkedHashMap<>();
    for (KitTest test : Kit.tests()) {
      groups
          .computeIfAbsent(test.group(), any -> new ArrayList<>())
          .add(DynamicTest.dynamicTest(test.name(), () -> run(test)));
    }
    return groups.entrySet().stream()
        .map(group -> DynamicContainer.dynamicContainer(group.getKey(), group.getValue()));
  }

  private void run(KitTest test) throws Exception {
    Set<Capability> missing = runner.missing(test);
    Assumptions.assumeTrue(missing.isEmpty(), () -> "the backend does not declare " + missing);
    runner.run(test);
  }

  @AfterAll
  void close() {
    if (runner != null) {
      runner.close();
    }
  }
}
