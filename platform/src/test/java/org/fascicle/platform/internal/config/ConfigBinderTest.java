package org.fascicle.platform.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From JSON values to records. */
class ConfigBinderTest {
  /** Every type that a component may have. */
  public record All(
      int count,
      Integer boxed,
      Long big,
      Double rate,
      Boolean useBias,
      String name,
      List<Integer> strides,
      List<List<Long>> nested,
      Map<String, Object> extra,
      Spec kernelInitializer,
      List<Spec> layers,
      Double beta1) {
    /** Checks one value. */
    public All {
      if (count > 100) {
        throw new ShapeMismatchException("All.count", "100 or less", count + "", "");
      }
    }
  }

  /** A component of a type that is not allowed. */
  public record Odd(Thread thread) {}

  /** A constructor that fails. */
  public record Failing(Integer a) {
    /** Fails. */
    public Failing {
      throw new IllegalStateException("boom");
    }
  }

  private static All bind(Map<String, Object> config) {
    Map<String, Object> all = new HashMap<>(config);
    all.putIfAbsent("count", 1);
    Spec json = Spec.of(Kind.LAYER, "All", all);
    return (All) ConfigBinder.bind(All.class, json.config(), Set.of("dtype"), "layer \"a\" (All)");
  }

  @Test
  void everyTypeIsBound() {
    All all =
        bind(
            Map.ofEntries(
                Map.entry("boxed", 2),
                Map.entry("big", 1L << 40),
                Map.entry("rate", 3),
                Map.entry("use_bias", false),
                Map.entry("name", "x"),
                Map.entry("strides", List.of(1, 2)),
                Map.entry("nested", List.of(List.of(1), List.of(2, 3))),
                Map.entry("extra", Map.of("k", 1)),
                Map.entry("kernel_initializer", "zeros"),
                Map.entry("layers", List.of(Spec.of(Kind.LAYER, "Dense"))),
                Map.entry("beta_1", 0.5)));
    assertThat(all.boxed()).isEqualTo(2);
    assertThat(all.big()).isEqualTo(1L << 40);
    assertThat(all.rate()).isEqualTo(3.0);
    assertThat(all.useBias()).isFalse();
    assertThat(all.strides()).containsExactly(1, 2);
    assertThat(all.nested()).containsExactly(List.of(1L), List.of(2L, 3L));
    assertThat(all.extra()).containsEntry("k", 1L);
    assertThat(all.kernelInitializer()).isEqualTo(Spec.of(Kind.INITIALIZER, "zeros"));
    assertThat(all.beta1()).isEqualTo(0.5);
    assertThat(ConfigBinder.nested(all))
        .extracting(Spec::type)
        .containsExactlyInAnyOrder("zeros", "Dense");
  }

  @Test
  void missingKeysAreNull() {
    All all = bind(Map.of());
    assertThat(all.boxed()).isNull();
    assertThat(all.strides()).isNull();
    assertThatThrownBy(() -> ConfigBinder.bind(All.class, Map.of(), Set.of(), "layer \"a\" (All)"))
        .hasMessageContaining("layer \"a\" (All): expected a value for \"count\", got none");
  }

  @Test
  void wholeNumbersMayBeWrittenAsReals() {
    assertThat(bind(Map.of("boxed", 2.0)).boxed()).isEqualTo(2);
    assertThat(bind(Map.of("strides", 3)).strides()).containsExactly(3);
  }

  @ParameterizedTest
  @CsvSource({
    "boxed, text, an integer of 32 bits",
    "boxed, 2.5, an integer of 32 bits",
    "boxed, 3000000000, an integer of 32 bits",
    "big, true, an integer",
    "rate, text, a number",
    "use_bias, 1, true or false",
    "name, 1, a text",
    "strides, text, an integer of 32 bits",
    "extra, 1, an object",
    "kernel_initializer, 1, a type name"
  })
  void wrongTypesAreRefusedByName(String key, String text, String expected) {
    Object value =
        text.equals("true")
            ? (Object) true
            : text.equals("text") ? "text" : (Object) Double.parseDouble(text);
    assertThatThrownBy(() -> bind(Map.of(key, value)))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("layer \"a\" (All)")
        .hasMessageContaining(expected)
        .hasMessageContaining("\"" + key + "\"");
  }

  @Test
  void unknownKeysAreRefusedWithTheNearest() {
    assertThatThrownBy(() -> bind(Map.of("ues_bias", true)))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("Did you mean use_bias?");
    assertThat(bind(Map.of("dtype", "float32")).count()).isEqualTo(1);
  }

  @Test
  void aRecordsRefusalSaysWhereAndKeepsItsType() {
    assertThatThrownBy(() -> bind(Map.of("count", 200)))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("layer \"a\" (All): All.count: expected 100 or less, got 200.");
    assertThatThrownBy(() -> ConfigBinder.bind(Failing.class, Map.of(), Set.of(), "layer"))
        .isInstanceOf(FascicleException.class)
        .hasMessageContaining("boom");
    assertThatThrownBy(() -> ConfigBinder.bind(Odd.class, Map.of("thread", 1L), Set.of(), "layer"))
        .isInstanceOf(FascicleException.class)
        .hasMessageContaining("java.lang.Thread");
  }
}
