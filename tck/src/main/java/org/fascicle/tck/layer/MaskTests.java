package org.fascicle.tck.layer;

import java.util.List;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.tck.harness.Comparison;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;
import org.fascicle.tck.layer.LayerCase.Mode;

/** Masks in and out. */
final class MaskTests {
  private static final long SEED = 1;

  private MaskTests() {}

  static List<LayerTest> all() {
    return List.of(
        new LayerTest("masks", "rule", MaskTests::rule),
        new LayerTest("masks", "shape", MaskTests::shape),
        new LayerTest("masks", "nothing-masked", MaskTests::nothingMasked));
  }

  private static void rule(LayerLab lab, LayerCase layer) {
    try (LayerModel model = lab.model(layer, DType.FLOAT64, true, SEED)) {
      List<Values> inputs = model.inputs(3);
      Values mask = model.run(false, inputs).mask();
      switch (layer.mask()) {
        case PASSED ->
            Comparison.check(
                "the mask handed on", inputs.get(layer.inputs().size()), mask, Tolerance.EXACT);
        case DROPPED -> Comparison.check("the mask of the result", null, mask, Tolerance.EXACT);
        case OWN -> {
          // Whatever the layer makes of it; its own tests know.
        }
      }
    }
  }

  /** A mask has the leading axes of the result. */
  private static void shape(LayerLab lab, LayerCase layer) {
    for (boolean masked : new boolean[] {false, true}) {
      try (LayerModel model = lab.model(layer, DType.FLOAT64, masked, SEED)) {
        LayerModel.Result result = model.run(false, model.inputs(3));
        Shape value = result.outputs().get(0).spec().shape();
        Shape mask = result.mask() == null ? Shape.SCALAR : result.mask().spec().shape();
        if (mask.rank() > value.rank() || !mask.equals(value.slice(0, mask.rank()))) {
          throw new AssertionError("a mask " + mask + " on a result " + value);
        }
      }
    }
  }

  /**
   * A mask that masks nothing changes nothing. Statistics of what is not masked may be summed up in
   * another order.
   */
  private static void nothingMasked(LayerLab lab, LayerCase layer) {
    try (LayerModel bare = lab.model(layer, DType.FLOAT64, false, SEED);
        LayerModel masked = lab.model(layer, DType.FLOAT64, true, SEED)) {
      for (boolean training : new boolean[] {false, true}) {
        Comparison.check(
            "results under a mask that masks nothing",
            bare.run(training, bare.inputs(3)).outputs(),
            masked.run(training, masked.inputs(3, true)).outputs(),
            layer.mode() == Mode.DIFFERENT ? Tolerance.absolute(64) : Tolerance.EXACT);
      }
    }
  }
}
