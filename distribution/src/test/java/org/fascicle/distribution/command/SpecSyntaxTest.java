package org.fascicle.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.junit.jupiter.api.Test;

class SpecSyntaxTest {
  @Test
  void readsSeveralSpecsWithTypedValues() {
    List<Spec> specs =
        SpecSyntax.many(
            Kind.LAYER,
            "Flatten Dense(units=10, activation=relu, use_bias=false); Dropout(rate=.5)");

    assertThat(specs)
        .containsExactly(
            Spec.of(Kind.LAYER, "Flatten"),
            Spec.of(
                Kind.LAYER, "Dense", Map.of("units", 10, "activation", "relu", "use_bias", false)),
            Spec.of(Kind.LAYER, "Dropout", Map.of("rate", 0.5)));
  }

  @Test
  void readsNestedSpecsAndLists() {
    Spec spec =
        SpecSyntax.one(
            Kind.LAYER,
            "Dense(units=2, target_shape=[2, 3], kernel_initializer=random_normal(stddev=0.05))");

    assertThat(spec.config().get("target_shape")).isEqualTo(List.of(2L, 3L));
    assertThat(spec.config().get("kernel_initializer"))
        .isEqualTo(Map.of("type", "random_normal", "config", Map.of("stddev", 0.05)));
  }

  @Test
  void saysWhereItStoppedUnderstanding() {
    assertThatThrownBy(() -> SpecSyntax.one(Kind.LAYER, "Dense(units 10)"))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("expected '=' at character 13, got '1'");
    assertThatThrownBy(() -> SpecSyntax.one(Kind.LAYER, "Dense(units="))
        .hasMessageContaining("the end");
    assertThatThrownBy(() -> SpecSyntax.one(Kind.LAYER, "Dense Dense"))
        .hasMessageContaining("one type");
  }
}
