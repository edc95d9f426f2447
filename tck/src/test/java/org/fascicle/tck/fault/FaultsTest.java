package org.fascicle.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.spi.backend.Backend;
import org.fascicle.tck.Kit;
import org.fascicle.tck.KitListener;
import org.fascicle.tck.KitRunner;
import org.fascicle.tck.harness.KitTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The kit catches what it is there to catch: faults planted in the reference, one by one. */
class FaultsTest {
  private static final List<KitTest> TESTS = Kit.tests();

  private static List<Fault> faults() {
    List<Fault> faults = new ArrayList<>(KernelFaults.all());
    faults.addAll(BackendFaults.all());
    return faults;
  }

  @Test
  void thereAreEnough() {
    assertThat(faults()).hasSizeGreaterThanOrEqualTo(20);
    assertThat(faults()).extracting(Fault::name).doesNotHaveDuplicates();
  }

  @TestFactory
  Stream<DynamicTest> isCaught() {
    return faults().stream()
        .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> caught(fault)));
  }

  private static void caught(Fault fault) {
    assertThat(failures(new ReferenceBackend(), fault.test())).as("without the fault").isEmpty();
    Backend faulty = fault.plant().apply(new ReferenceBackend());
    assertThat(failures(faulty, fault.test())).as("tests of %s", fault.test()).isNotEmpty();
  }

  /** The named tests that fail. */
  private static List<String> failures(Backend backend, String prefix) {
    List<String> failures = new ArrayList<>();
    List<KitTest> named = TESTS.stream().filter(test -> test.id().startsWith(prefix)).toList();
    assertThat(named).as("tests named %s", prefix).isNotEmpty();
    KitListener listener =
        new KitListener() {
          @Override
          public void failed(KitTest test, Throwable failure) {
            failures.add(test.id() + ": " + failure);
          }
        };
    new KitRunner(backend, new ReferenceBackend()).run(named, listener);
    return failures;
  }
}
