package org.fascicle.plugin.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.OwnPlugins;
import org.fascicle.plugin.core.Reference;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Layers held to Keras's own: configurations, shapes, results, states, masks, losses, gradients. A
 * script in {@code src/test/python} wrote the values; the file names Keras's version.
 */
@SuppressWarnings("unchecked")
public abstract class KerasLayers {
  private final Class<?> beside;
  private final String file;

  @RegisterExtension final Reference reference = new Reference();

  /**
   * The cases of a file.
   *
   * @param beside a class of its package
   * @param file its name
   */
  protected KerasLayers(Class<?> beside, String file) {
    this.beside = beside;
    this.file = file;
  }

  @TestFactory
  Stream<DynamicTest> equalKeras() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Object item : (List<Object>) read().get("cases")) {
      Case c = new Case((Map<String, Object>) item);
      tests.add(DynamicTest.dynamicTest(c.name(), () -> check(c)));
    }
    return tests.stream();
  }

  private Map<String, Object> read() throws IOException {
    try (InputStream in = beside.getResourceAsStream(file)) {
      return JSON.std.mapFrom(in);
    }
  }

  private void check(Case c) {
    Spec spec = Spec.of(Kind.LAYER, c.type(), c.config());
    check(c, (Layer<?>) OwnPlugins.plugin(Kind.LAYER, c.type()), spec);
  }

  private <C extends Record> void check(Case c, Layer<C> layer, Spec spec) {
    C config = TestContext.config(layer, spec);
    TestContext context = new TestContext(session(), c.training(), c.trainable());
    Tensor[] inputs = c.inputs(session());
    for (int i = 0; i < inputs.length; i++) {
      context.masks.put(i, c.mask(session(), i));
    }
    context.parameters.putAll(c.tensors(session(), "parameters"));
    context.states.putAll(c.tensors(session(), "states"));
    List<Tensor> sources = new ArrayList<>(List.of(inputs));
    c.parameterNames().forEach(name -> sources.add(context.parameters.get(name)));
    try (Tape tape = session().tape()) {
      Tensor[] all = sources.toArray(Tensor[]::new);
      tape.watch(all);
      Tensor[] ys = layer.call(config, context, inputs);
      Tensor y = ys[0];
      Tensor[] gradients = tape.gradient(ys, c.seeds(session()), all);

      assertClose(c, y, c.array("output"), "output");
      assertThat(built(layer, config, inputs)).isEqualTo(y.shape().with(0, Shape.UNKNOWN));
      List<Array> others = c.others("output");
      assertThat(ys).as("results").hasSize(1 + others.size());
      for (int i = 0; i < others.size(); i++) {
        assertClose(c, ys[1 + i], others.get(i), "result " + (1 + i));
      }
      assertMask(c, layer, context);
      assertThat(context.loss).isCloseTo(c.loss(), within(1e-12));
      c.map("nextStates").forEach((k, v) -> assertClose(c, context.next(k), Array.of(v), k));
      List<Array> expected = c.gradients();
      for (int i = 0; i < expected.size(); i++) {
        // None reaches what is only looked up by, where Keras says 0.
        Tensor gradient = gradients[i] == null ? all[i].zerosLike() : gradients[i];
        assertClose(c, gradient, expected.get(i), "gradient " + i);
      }
    }
  }

  private static <C extends Record> Shape built(Layer<C> layer, C config, Tensor... inputs) {
    List<TensorSpec> specs =
        Stream.of(inputs).map(x -> x.spec().with(x.shape().with(0, Shape.UNKNOWN))).toList();
    return layer.build(config, specs, new Declared()).get(0).shape();
  }

  private static void assertMask(Case c, Layer<?> layer, TestContext context) {
    Tensor mask = context.outputMask(layer.passesMask());
    Array expected = c.array("mask");
    assertThat(mask == null).as("no mask").isEqualTo(expected == null);
    if (mask != null) {
      assertClose(c, mask.cast(DType.FLOAT64), expected, "mask");
    }
  }

  /** What Keras computed in single precision can be no nearer than that. */
  private static void assertClose(Case c, Tensor actual, Array expected, String what) {
    double scale = Arrays.stream(expected.values()).map(Math::abs).reduce(1, Math::max);
    double tolerance = c.single() ? 1e-5 * scale : 1e-11;
    assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
    assertThat(actual.toDoubles()).as(what).containsExactly(expected.values(), within(tolerance));
  }

  private Session session() {
    return reference.session();
  }

  /**
   * An array of the file.
   *
   * @param shape its shape
   * @param numbers row-major
   */
  private record Array(Shape shape, List<Number> numbers) {
    static Array of(Object json) {
      if (json == null) {
        return null;
      }
      Map<String, Object> map = (Map<String, Object>) json;
      long[] dims =
          ((List<Number>) map.get("shape")).stream().mapToLong(Number::longValue).toArray();
      return new Array(Shape.of(dims), (List<Number>) map.get("values"));
    }

    double[] values() {
      return numbers.stream().mapToDouble(Number::doubleValue).toArray();
    }

    Tensor tensor(Session session) {
      return session.tensor(values(), shape.dims());
    }
  }

  /**
   * A case of the file.
   *
   * @param json as it was read
   */
  private record Case(Map<String, Object> json) {
    String name() {
      return type()
          + config()
          + (training() ? "" : " inference")
          + list("inputs").stream().map(Array::shape).toList()
          + masks();
    }

    private String masks() {
      return list("masks").stream().allMatch(m -> m == null) ? "" : " masked";
    }

    String type() {
      return (String) json.get("type");
    }

    Map<String, Object> config() {
      return (Map<String, Object>) json.get("config");
    }

    Array array(String key) {
      return Array.of(json.get(key));
    }

    double loss() {
      return ((Number) json.get("loss")).doubleValue();
    }

    private List<Array> list(String key) {
      List<Array> arrays = new ArrayList<>();
      ((List<Object>) json.get(key)).forEach(item -> arrays.add(Array.of(item)));
      return arrays;
    }

    Tensor[] inputs(Session session) {
      return list("inputs").stream().map(a -> a.tensor(session)).toArray(Tensor[]::new);
    }

    Tensor mask(Session session, int input) {
      Array mask = list("masks").get(input);
      return mask == null ? null : mask.tensor(session).notEqual(0);
    }

    /** One a result. */
    Tensor[] seeds(Session session) {
      List<Array> seeds = new ArrayList<>(List.of(array("seed")));
      seeds.addAll(others("seed"));
      return seeds.stream().map(s -> s.tensor(session)).toArray(Tensor[]::new);
    }

    /** Of the results behind the first one. */
    List<Array> others(String key) {
      List<Object> all = (List<Object>) json.getOrDefault("others", List.of());
      return all.stream().map(item -> Array.of(((Map<String, Object>) item).get(key))).toList();
    }

    Set<String> parameterNames() {
      return map("parameters").keySet();
    }

    boolean single() {
      return Boolean.TRUE.equals(json.get("single"));
    }

    boolean trainable() {
      return !Boolean.FALSE.equals(config().get("trainable"));
    }

    boolean training() {
      return !Boolean.FALSE.equals(json.get("training"));
    }

    Map<String, Object> map(String key) {
      return (Map<String, Object>) json.getOrDefault(key, Map.of());
    }

    Map<String, Tensor> tensors(Session session, String key) {
      Map<String, Tensor> tensors = new HashMap<>();
      map(key).forEach((name, array) -> tensors.put(name, Array.of(array).tensor(session)));
      return tensors;
    }

    /** Of the inputs, then of the parameters. */
    List<Array> gradients() {
      List<Array> gradients = list("inputGradients");
      Map<String, Object> more = map("parameterGradients");
      parameterNames().forEach(name -> gradients.add(Array.of(more.get(name))));
      return gradients;
    }
  }
}
