package org.fascicle.tck.layer;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.TensorSpec;

/** What does not fit is refused when the model is built, by a message that names the layer. */
final class RefusalTests {
  private static final String UNKNOWN = "no_such_key";

  private RefusalTests() {}

  static List<LayerTest> all() {
    return List.of(
        new LayerTest("refusals", "unknown-key", RefusalTests::unknownKey),
        new LayerTest("refusals", "configurations", RefusalTests::configurations),
        new LayerTest("refusals", "inputs", RefusalTests::inputs));
  }

  private static void unknownKey(LayerLab lab, LayerCase layer) {
    refused(lab, layer.layer().with(UNKNOWN, 1), layer.inputs(), UNKNOWN);
  }

  private static void configurations(LayerLab lab, LayerCase layer) {
    for (Spec spec : layer.refused()) {
      refused(lab, spec, layer.inputs(), LayerLab.LAYER);
    }
  }

  private static void inputs(LayerLab lab, LayerCase layer) {
    for (List<TensorSpec> specs : layer.refusedInputs()) {
      refused(lab, layer.layer(), specs, LayerLab.LAYER);
    }
  }

  private static void refused(LayerLab lab, Spec spec, List<TensorSpec> inputs, String named) {
    try {
      lab.build(spec, inputs);
    } catch (InvalidArgumentException e) {
      if (!e.getMessage().contains(named)) {
        throw new AssertionError("the refusal does not name \"" + named + "\": " + e.getMessage());
      }
    }
  }
}
