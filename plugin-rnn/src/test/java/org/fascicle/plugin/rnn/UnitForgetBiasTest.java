package org.fascicle.plugin.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.fascicle.plugin.rnn.initializer.UnitForgetBias;
import org.fascicle.plugin.rnn.layer.LSTM;
import org.fascicle.specs.Initializers;
import org.junit.jupiter.api.Test;

class UnitForgetBiasTest {
  private final RandomStream random = new RandomStream(1, 2, 3);

  @Test
  void theForgetGateStartsOpen() {
    LongToDoubleFunction values = new UnitForgetBias().values(new NoConfig(), Shape.of(8), random);

    assertThat(LongStream.range(0, 8).mapToDouble(values).toArray())
        .containsExactly(0, 0, 1, 1, 0, 0, 0, 0);
  }

  @Test
  void otherParametersAreRefused() {
    for (Shape shape : new Shape[] {Shape.of(6), Shape.of(2, 4), Shape.of()}) {
      assertThatThrownBy(() -> new UnitForgetBias().values(new NoConfig(), shape, random))
          .isInstanceOf(ShapeMismatchException.class)
          .hasMessageContaining("the bias of an LSTM")
          .hasMessageContaining(shape.toString());
    }
  }

  @Test
  void anLstmUsesItUnlessTheBiasHasARuleOfItsOwn() {
    assertThat(config(null, null).biasInitializer()).isEqualTo(Initializers.unitForgetBias());
    assertThat(config(null, false).biasInitializer()).isEqualTo(Initializers.zeros());
    assertThat(config(Initializers.ones(), null).biasInitializer()).isEqualTo(Initializers.ones());
    assertThatThrownBy(() -> config(Initializers.ones(), true))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("LSTM.unit_forget_bias");
  }

  private static LSTM.Config config(Spec bias, Boolean forget) {
    return new LSTM.Config(
        3L, null, null, null, null, null, bias, forget, null, null, null, null, null, null, null,
        null, null, null, null, null, null, null, null);
  }
}
