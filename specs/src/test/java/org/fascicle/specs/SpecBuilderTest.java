package org.fascicle.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.junit.jupiter.api.Test;

class SpecBuilderTest {
  @Test
  void buildsKindTypeAndKerasKeys() {
    Spec spec = Dense.of(10).activation("relu").useBias(false).named("head").spec();

    assertThat(spec.kind()).isEqualTo(Kind.LAYER);
    assertThat(spec.type()).isEqualTo("Dense");
    assertThat(spec.config())
        .containsExactly(
            Map.entry("units", 10L),
            Map.entry("activation", "relu"),
            Map.entry("use_bias", false),
            Map.entry("name", "head"));
  }

  @Test
  void settersReturnCopies() {
    Dense plain = Dense.of(10);
    Dense named = plain.activation("relu");

    assertThat(plain.spec().config()).doesNotContainKey("activation");
    assertThat(named).isNotEqualTo(plain).isEqualTo(Dense.of(10).activation("relu"));
    assertThat(named).hasSameHashCodeAs(Dense.of(10).activation("relu"));
    assertThat(named).hasToString("Dense{units=10, activation=relu}");
  }

  @Test
  void nestsSpecsAsJson() {
    Spec spec = Dense.of(1).kernelInitializer(Initializers.randomNormal(0, 0.1)).spec();

    assertThat(Spec.fromJson(Kind.INITIALIZER, spec.config().get("kernel_initializer")))
        .isEqualTo(Initializers.randomNormal(0, 0.1));
  }

  @Test
  void keepsTheRangeOfVersions() {
    assertThat(Sgd.of().range("[1.2,2)").momentum(0.9).spec().range()).isEqualTo("[1.2,2)");
  }

  @Test
  void inputHasABatchAxisAndUnknownAxesAreNull() {
    assertThat(Input.of(-1, 8).spec().config().get("batch_shape"))
        .isEqualTo(Arrays.asList(null, null, 8L));
  }

  @Test
  void shapesAreLists() {
    assertThat(Reshape.of(7, -1).spec().config().get("target_shape")).isEqualTo(List.of(7L, -1L));
    assertThat(Flatten.of().inputShape(28, 28).spec().config().get("input_shape"))
        .isEqualTo(List.of(28L, 28L));
  }
}
