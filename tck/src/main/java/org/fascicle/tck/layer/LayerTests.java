package org.fascicle.tck.layer;

import java.util.ArrayList;
import java.util.List;

/** All tests that a layer must pass, in the order in which they run. */
public final class LayerTests {
  private LayerTests() {}

  /** The tests. */
  public static List<LayerTest> all() {
    List<LayerTest> tests = new ArrayList<>();
    tests.addAll(ShapeTests.all());
    tests.addAll(GradientTests.all());
    tests.addAll(MaskTests.all());
    tests.addAll(ModeTests.all());
    tests.addAll(PurityTests.all());
    tests.addAll(FileTests.all());
    tests.addAll(RefusalTests.all());
    return tests;
  }
}
