package org.fascicle.tck.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Layer;
import org.fascicle.tck.layer.LayerCase.Mode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The kit catches what it is there to catch: faults planted in a good layer, one by one. */
class LayerFaultsTest {
  private static final Spec SCALE = Spec.of(Kind.LAYER, "Scale").with("factor", 2);
  private static final LayerCase GOOD =
      LayerCase.of(SCALE, 5, 3).refuses("factor", -1).refusesInputs(new long[0]);

  /**
   * A fault.
   *
   * @param name what is wrong
   * @param test how the id of the test that must catch it begins
   * @param layer the broken layer
   * @param expected what the kit is told to expect
   */
  record Fault(String name, String test, Layer<?> layer, LayerCase expected) {
    Fault(String name, String test, Layer<?> layer) {
      this(name, test, layer, GOOD);
    }
  }

  private static List<Fault> faults() {
    List<Fault> faults = new ArrayList<>(ScaleFaults.all());
    faults.add(
        new Fault(
            "draws nothing in training", "modes/training", new Scale(), GOOD.mode(Mode.RANDOM)));
    faults.add(
        new Fault(
            "does the same in training", "modes/training", new Scale(), GOOD.mode(Mode.DIFFERENT)));
    faults.add(
        new Fault(
            "draws the same under every seed",
            "seeds/unlike",
            new ScaleFaults.OwnSeed(),
            GOOD.mode(Mode.RANDOM)));
    return faults;
  }

  @Test
  void theGoodLayerPasses() throws Exception {
    assertThat(failures(new Scale(), GOOD, "")).isEmpty();
  }

  @Test
  void everyTestCatchesSomething() {
    assertThat(LayerTests.all())
        .allSatisfy(test -> assertThat(faults()).extracting(Fault::test).contains(test.id()));
  }

  @TestFactory
  Stream<DynamicTest> isCaught() {
    return faults().stream()
        .map(
            fault ->
                DynamicTest.dynamicTest(
                    fault.name() + ": " + fault.test(),
                    () ->
                        assertThat(failures(fault.layer(), fault.expected(), fault.test()))
                            .isNotEmpty()));
  }

  /** The named tests that fail. */
  private static List<String> failures(Layer<?> layer, LayerCase expected, String named) {
    List<String> failures = new ArrayList<>();
    try (LayerLab lab = new LayerLab(LayerFaultsTest.class.getClassLoader())) {
      lab.add(Kind.LAYER, "Scale", layer);
      lab.add(Kind.INITIALIZER, Scale.Uniform.NAME, new Scale.Uniform());
      for (LayerTest test : LayerTests.all()) {
        if (test.id().startsWith(named)) {
          try {
            test.body().run(lab, expected);
          } catch (Exception | AssertionError e) {
            failures.add(test.id() + ": " + e);
          }
        }
      }
    }
    return failures;
  }
}
