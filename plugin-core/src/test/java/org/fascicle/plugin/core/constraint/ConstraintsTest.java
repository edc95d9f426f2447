package org.fascicle.plugin.core.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.plugin.Constraint;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.core.Golden;
import org.fascicle.plugin.core.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Projections, held to NumPy's; one of the vectors is zeros. */
class ConstraintsTest {
  private static final List<Integer> AXES = List.of(0, 1);

  @RegisterExtension final Reference reference = new Reference();

  @Test
  void values() {
    check("non_neg", new NonNeg(), new NoConfig());
    check("max_norm", new MaxNorm(), new MaxNorm.Config(1.1, null));
    check("max_norm_axes", new MaxNorm(), new MaxNorm.Config(1.1, AXES));
    check("unit_norm", new UnitNorm(), new UnitNorm.Config(null));
    check("unit_norm_axes", new UnitNorm(), new UnitNorm.Config(AXES));
    check("min_max_norm", new MinMaxNorm(), new MinMaxNorm.Config(0.9, 1.2, 0.3, null));
    check("min_max_norm_axes", new MinMaxNorm(), new MinMaxNorm.Config(0.9, 1.2, 0.3, AXES));
  }

  private <C extends Record> void check(String key, Constraint<C> rule, C config) {
    Session session = reference.session();
    for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
      Tensor x = Golden.tensor(session, "constraint.x").cast(dtype);
      Tensor y = rule.apply(config, x);

      assertThat(y.spec()).isEqualTo(x.spec());
      assertThat(y.toDoubles())
          .as("%s %s", key, dtype)
          .containsExactly(
              Golden.values("constraint." + key), within(dtype == DType.FLOAT64 ? 1e-15 : 1e-6));
    }
  }

  @Test
  void badArgumentsAreNamed() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new MaxNorm.Config(-1.0, null))
        .withMessageContaining("MaxNorm.max_value");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new MinMaxNorm.Config(2.0, 1.0, null, null))
        .withMessageContaining("MinMaxNorm.max_value")
        .withMessageContaining("from min_value 2.0 on");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new MinMaxNorm.Config(null, null, 1.5, null))
        .withMessageContaining("MinMaxNorm.rate");
    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(() -> new UnitNorm().check(new UnitNorm.Config(AXES), Shape.of(3)))
        .withMessageContaining("axis 1");
  }
}
