package org.fascicle.tck.behaviour;

import java.util.List;
import org.fascicle.api.tensor.Session;
import org.fascicle.tck.harness.Comparison;
import org.fascicle.tck.harness.KitContext;
import org.fascicle.tck.harness.KitTest;
import org.fascicle.tck.harness.Together;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** Equal work gives equal bits. */
public final class DeterminismTests {
  private static final int STEPS = 25;

  private DeterminismTests() {}

  /** All of them. */
  public static List<KitTest> all() {
    return List.of(
        new KitTest("determinism", "training-twice", DeterminismTests::twice),
        new KitTest("determinism", "training-on-another-thread", DeterminismTests::elsewhere));
  }

  private static void twice(KitContext kit) {
    Comparison.check("state", trained(kit), trained(kit), Tolerance.EXACT);
  }

  private static void elsewhere(KitContext kit) throws Exception {
    List<Values> here = trained(kit);
    Comparison.check("state", here, Together.run(1, () -> trained(kit)).get(0), Tolerance.EXACT);
  }

  /** The state after some training in a session of its own. */
  static List<Values> trained(KitContext kit) {
    try (Session session = kit.open("training")) {
      return new TrainingRun(session).steps(0, STEPS).state();
    }
  }
}
