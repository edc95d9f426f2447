package org.fascicle.tck.behaviour;

import java.util.List;
import org.fascicle.tck.harness.Comparison;
import org.fascicle.tck.harness.KitContext;
import org.fascicle.tck.harness.KitTest;
import org.fascicle.tck.harness.Together;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** Several sessions at once. */
public final class ConcurrencyTests {
  private ConcurrencyTests() {}

  /** All of them. */
  public static List<KitTest> all() {
    return List.of(new KitTest("concurrency", "four-sessions", ConcurrencyTests::sessions));
  }

  /** Four trainings at once, each bit-equal to one by itself. */
  private static void sessions(KitContext kit) throws Exception {
    List<Values> alone = DeterminismTests.trained(kit);
    for (List<Values> state : Together.run(4, () -> DeterminismTests.trained(kit))) {
      Comparison.check("state", alone, state, Tolerance.EXACT);
    }
  }
}
