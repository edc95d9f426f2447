package org.fascicle.tck.layer;

import java.util.List;
import org.fascicle.api.tensor.DType;
import org.fascicle.tck.harness.Comparison;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;
import org.fascicle.tck.layer.LayerCase.Mode;

/** Training against inference; seeds. */
final class ModeTests {
  private ModeTests() {}

  static List<LayerTest> all() {
    return List.of(
        new LayerTest("modes", "inference-repeats", ModeTests::inferenceRepeats),
        new LayerTest("modes", "training", ModeTests::training),
        new LayerTest("seeds", "equal", ModeTests::equalSeeds),
        new LayerTest("seeds", "unlike", ModeTests::unlikeSeeds));
  }

  private static void inferenceRepeats(LayerLab lab, LayerCase layer) {
    try (LayerModel model = lab.model(layer, DType.FLOAT64)) {
      List<Values> inputs = model.inputs(3);
      same(
          "inference of the next step",
          model.run(false, inputs).outputs(),
          model.run(false, inputs).outputs());
    }
  }

  private static void training(LayerLab lab, LayerCase layer) {
    try (LayerModel model = lab.model(layer, DType.FLOAT64)) {
      List<Values> inputs = model.inputs(3);
      List<Values> inference = model.run(false, inputs).outputs();
      List<Values> first = model.run(true, inputs).outputs();
      List<Values> next = model.run(true, inputs).outputs();
      switch (layer.mode()) {
        case SAME -> same("training as inference", inference, first);
        case DIFFERENT -> unlike("training and inference", inference, first);
        case RANDOM -> unlike("two training steps", first, next);
      }
    }
  }

  /** First values and random numbers depend on the seed alone. */
  private static void equalSeeds(LayerLab lab, LayerCase layer) {
    try (LayerModel one = lab.model(layer, DType.FLOAT64);
        LayerModel other = lab.model(layer, DType.FLOAT64)) {
      List<Values> inputs = one.inputs(3);
      same(
          "another model of the same seed",
          one.run(true, inputs).outputs(),
          other.run(true, inputs).outputs());
    }
  }

  private static void unlikeSeeds(LayerLab lab, LayerCase layer) {
    boolean ownSeed = layer.layer().config().get("seed") != null;
    if (layer.mode() != Mode.RANDOM || ownSeed) {
      return;
    }
    try (LayerModel one = lab.model(layer, DType.FLOAT64, false, 1);
        LayerModel other = lab.model(layer, DType.FLOAT64, false, 2)) {
      List<Values> inputs = one.inputs(3);
      unlike(
          "two models of unlike seeds",
          one.run(true, inputs).outputs(),
          other.run(true, inputs).outputs());
    }
  }

  private static void same(String what, List<Values> want, List<Values> got) {
    Comparison.check(what, want, got, Tolerance.EXACT);
  }

  private static void unlike(String what, List<Values> one, List<Values> other) {
    try {
      same(what, one, other);
    } catch (AssertionError differs) {
      return;
    }
    throw new AssertionError(what + " give the same");
  }
}
