package org.fascicle.tck.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fascicle.api.Fascicle;
import org.fascicle.api.model.Model;
import org.fascicle.api.tensor.DType;
import org.fascicle.tck.harness.Comparison;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** Saved and loaded, a layer is the same. */
final class FileTests {
  private FileTests() {}

  static List<LayerTest> all() {
    return List.of(
        new LayerTest("files", "save-and-load", FileTests::saveAndLoad),
        new LayerTest("files", "json", FileTests::json));
  }

  private static void saveAndLoad(LayerLab lab, LayerCase layer) throws IOException {
    Path file = Files.createTempFile("layer", ".zip");
    try (LayerModel model = lab.model(layer, DType.FLOAT64)) {
      // Not the first values: those a loaded model could have made for itself.
      model.step(
          () -> {
            model.model().trainableVariables().forEach(v -> v.assign(v.value().mul(0.5).add(0.25)));
            return null;
          });
      model.model().save(file);
      compare(layer, model, lab.platform().fascicle().load(file));
    } finally {
      Files.delete(file);
    }
  }

  private static void json(LayerLab lab, LayerCase layer) {
    Fascicle fascicle = lab.platform().fascicle();
    try (LayerModel model = lab.model(layer, DType.FLOAT64)) {
      String json = model.model().toJson();
      Model again = fascicle.fromJson(json);
      if (!again.toJson().equals(json)) {
        throw new AssertionError("expected " + json + ", got " + again.toJson());
      }
      compare(layer, model, again);
    }
  }

  private static void compare(LayerCase layer, LayerModel model, Model other) {
    try (LayerModel loaded = new LayerModel(other, layer)) {
      List<Values> inputs = model.inputs(3);
      Comparison.check(
          "results of the loaded model",
          model.run(false, inputs).outputs(),
          loaded.run(false, inputs).outputs(),
          Tolerance.EXACT);
    }
  }
}
