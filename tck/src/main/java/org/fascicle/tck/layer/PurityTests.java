package org.fascicle.tck.layer;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Kind;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.tck.harness.Comparison;
import org.fascicle.tck.harness.Execution;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** A call depends on nothing but its arguments and changes none of them. */
final class PurityTests {
  private PurityTests() {}

  static List<LayerTest> all() {
    return List.of(
        new LayerTest("purity", "stateless", PurityTests::stateless),
        new LayerTest("purity", "repeats", PurityTests::repeats),
        new LayerTest("purity", "arguments-kept", PurityTests::argumentsKept));
  }

  /** State belongs to the platform: a field would not survive an update of the bundle. */
  private static void stateless(LayerLab lab, LayerCase layer) {
    Object plugin =
        lab.platform().plugins().stream()
            .filter(p -> p.kind() == Kind.LAYER && p.names().contains(layer.layer().type()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no layer " + layer.layer().type()))
            .plugin();
    for (Class<?> type = plugin.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        if (!Modifier.isStatic(modifiers) || !Modifier.isFinal(modifiers)) {
          throw new AssertionError(type.getName() + " has the field \"" + field.getName() + "\"");
        }
      }
    }
  }

  /** Two calls within a step, others in between, give the same. */
  private static void repeats(LayerLab lab, LayerCase layer) {
    try (LayerModel model = lab.model(layer, DType.FLOAT64)) {
      List<Values> inputs = model.inputs(3);
      for (boolean training : new boolean[] {false, true}) {
        model.step(
            () -> {
              List<Values> first = model.call(training, Map.of(), inputs).outputs();
              model.call(training, Map.of(), model.inputs(2));
              List<Values> again = model.call(training, Map.of(), inputs).outputs();
              Comparison.check("the same call again", first, again, Tolerance.EXACT);
              return null;
            });
      }
    }
  }

  private static void argumentsKept(LayerLab lab, LayerCase layer) {
    try (LayerModel model = lab.model(layer, DType.FLOAT64)) {
      List<Values> inputs = model.inputs(3);
      Map<String, HostArray> before = model.model().getWeights();
      model.step(
          () -> {
            Tensor[] tensors = Execution.upload(model.model().session(), inputs);
            model.model().call(false, Map.of(), tensors);
            Comparison.check("inputs", inputs, Execution.download(tensors), Tolerance.EXACT);
            return null;
          });
      Map<String, HostArray> after = model.model().getWeights();
      before.forEach(
          (name, array) -> {
            if (!array.buffer().equals(after.get(name).buffer())) {
              throw new AssertionError("a call changed " + name);
            }
          });
    }
  }
}
