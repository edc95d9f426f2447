package org.fascicle.tck;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.tck.behaviour.ArenaTests;
import org.fascicle.tck.behaviour.ClosingTests;
import org.fascicle.tck.behaviour.ConcurrencyTests;
import org.fascicle.tck.behaviour.ContextTests;
import org.fascicle.tck.behaviour.DeterminismTests;
import org.fascicle.tck.behaviour.InfoTests;
import org.fascicle.tck.behaviour.KernelTests;
import org.fascicle.tck.behaviour.MemoryTests;
import org.fascicle.tck.behaviour.ReentrancyTests;
import org.fascicle.tck.behaviour.RefusalTests;
import org.fascicle.tck.behaviour.StorageTests;
import org.fascicle.tck.behaviour.WrittenInputTests;
import org.fascicle.tck.golden.GoldenTests;
import org.fascicle.tck.harness.KitTest;
import org.fascicle.tck.operation.LongSequenceTests;
import org.fascicle.tck.operation.OperationTests;

/** All tests that a backend must pass, in the order in which they run. */
public final class Kit {
  private Kit() {}

  /** The tests; those that close the backend come last. */
  public static List<KitTest> tests() {
    List<KitTest> tests = new ArrayList<>();
    tests.addAll(InfoTests.all());
    tests.addAll(StorageTests.all());
    tests.addAll(ArenaTests.all());
    tests.addAll(KernelTests.all());
    tests.addAll(WrittenInputTests.all());

    tests.addAll(GoldenTests.all());
    tests.addAll(OperationTests.all());
    tests.addAll(LongSequenceTests.all());
    tests.addAll(RefusalTests.all());
    tests.addAll(ReentrancyTests.all());
    tests.addAll(DeterminismTests.all());
    tests.addAll(ConcurrencyTests.all());
    tests.addAll(ContextTests.all());
    tests.addAll(MemoryTests.all());
    tests.addAll(ClosingTests.all());
    return tests;
  }
}
