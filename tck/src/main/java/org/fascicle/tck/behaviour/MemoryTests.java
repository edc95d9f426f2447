package org.fascicle.tck.behaviour;

import java.util.List;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.MemoryReport;
import org.fascicle.spi.backend.Storage;
import org.fascicle.tck.harness.Claim;
import org.fascicle.tck.harness.KitContext;
import org.fascicle.tck.harness.KitTest;

/** Whether the books are right. */
public final class MemoryTests {
  private static final int WARM_UP = 40;

  private MemoryTests() {}

  /** All of them. */
  public static List<KitTest> all() {
    return List.of(
        new KitTest("accounting", "one-storage", MemoryTests::counted),
        new KitTest("accounting", "training", MemoryTests::returns),
        new KitTest("steady-state", "no-pool-miss", MemoryTests::steady),
        new KitTest("accounting", "whole-kit", MemoryTests::wholeKit));
  }

  private static void counted(KitContext kit) {
    Backend backend = kit.backend();
    MemoryReport before = backend.memory();
    TensorSpec spec = TensorSpec.of(DType.FLOAT32, 1000);
    Storage storage = backend.allocate(spec);
    MemoryReport with = backend.memory();
    Claim.that(
        with.usedBytes() - before.usedBytes() >= spec.bytes(),
        spec.bytes() + " bytes more in use, not " + (with.usedBytes() - before.usedBytes()));
    Claim.equal(before.allocations() + 1, with.allocations(), "allocations");
    backend.free(storage);
    Claim.equal(before.usedBytes(), backend.memory().usedBytes(), "used bytes afterwards");
  }

  private static void returns(KitContext kit) {
    long before = kit.backend().memory().usedBytes();
    try (Session session = kit.open("memory")) {
      new TrainingRun(session).steps(0, 5);
      Claim.that(kit.backend().memory().usedBytes() > before, "something in use while training");
    }
    Claim.equal(before, kit.backend().memory().usedBytes(), "used bytes afterwards");
  }

  /** Equal steps in a row take nothing from the system and leave nothing behind. */
  private static void steady(KitContext kit) {
    try (Session session = kit.open("steady")) {
      TrainingRun run = new TrainingRun(session).steps(0, WARM_UP);
      MemoryReport warm = kit.backend().memory();
      run.steps(WARM_UP, 2 * WARM_UP);
      MemoryReport later = kit.backend().memory();
      Claim.equal(warm.usedBytes(), later.usedBytes(), "used bytes after as many steps again");
      Claim.equal(warm.poolMisses(), later.poolMisses(), "pool misses after as many steps again");
    }
  }

  /** With every session closed nothing of all the tests before is in use. */
  private static void wholeKit(KitContext kit) {
    kit.closeSessions();
    Claim.equal(
        kit.usedBefore(),
        kit.backend().memory().usedBytes(),
        "used bytes with all sessions closed");
  }
}
