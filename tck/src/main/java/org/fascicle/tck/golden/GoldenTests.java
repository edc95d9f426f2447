package org.fascicle.tck.golden;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.op.RandomUniform;
import org.fascicle.tck.harness.Comparison;
import org.fascicle.tck.harness.Execution;
import org.fascicle.tck.harness.KitContext;
import org.fascicle.tck.harness.KitTest;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** Results computed by NumPy or by hand, in float64 and in float32. */
public final class GoldenTests {
  private GoldenTests() {}

  /** All of them. */
  public static List<KitTest> all() {
    List<KitTest> tests = new ArrayList<>();
    int number = 0;
    for (GoldenCase c : GoldenFile.read()) {
      String name = ++number + " " + c.direction() + " " + c.op();
      tests.add(new KitTest("golden", name, kit -> check(kit, c)));
      if (c.isDouble()) {
        tests.add(new KitTest("golden", name + " float32", kit -> check(kit, c.single())));
      }
    }
    return tests;
  }

  private static void check(KitContext kit, GoldenCase c) {
    if (c.gradient()) {
      List<Values> got = Execution.gradient(kit.session(), c.op(), c.inputs(), c.seeds());
      Comparison.check("gradient", c.results(), got, Tolerance.absolute(64));
      return;
    }
    List<Values> got = Execution.forward(kit.session(), c.op(), c.inputs());
    boolean bits = c.op() instanceof RandomUniform;
    Comparison.check("result", c.results(), got, bits ? Tolerance.EXACT : Tolerance.absolute(16));
  }
}
