package org.fascicle.plugin.core.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.plugin.Regularizer;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.Variable;
import org.fascicle.plugin.core.Golden;
import org.fascicle.plugin.core.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Penalties and their gradients, held to NumPy's. */
class RegularizersTest {
  @RegisterExtension final Reference reference = new Reference();

  @Test
  void valuesAndGradients() {
    check("l1", new L1(), new L1.Config(null));
    check("l2", new L2(), new L2.Config(0.3));
    check("l1l2", new L1L2(), new L1L2.Config(0.2, 0.1));
    var orthogonal = new OrthogonalRegularizer();
    check("orthogonal_rows", orthogonal, new OrthogonalRegularizer.Config(null, null));
    check("orthogonal_columns", orthogonal, new OrthogonalRegularizer.Config(0.5, "columns"));
  }

  private <C extends Record> void check(String key, Regularizer<C> rule, C config) {
    Session session = reference.session();
    for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
      double near = dtype == DType.FLOAT64 ? 1e-13 : 1e-6;
      Tensor x = Golden.tensor(session, "regularizer.x").cast(dtype);
      Variable variable = session.variable("x", x, true);
      try (Tape tape = session.tape()) {
        Tensor loss = rule.loss(config, variable.value());
        assertThat(loss.shape()).isEqualTo(Shape.SCALAR);
        assertThat(loss.toDoubles())
            .as("%s %s", key, dtype)
            .containsExactly(Golden.values("regularizer." + key), within(near));
        assertThat(tape.gradient(loss, variable.value())[0].toDoubles())
            .as("%s %s", key, dtype)
            .containsExactly(Golden.values("regularizer." + key + ".gradient"), within(near));
      }
    }
  }

  @Test
  void zerosAndSingleRowsHaveNoPenalty() {
    var rule = new OrthogonalRegularizer();
    var config = new OrthogonalRegularizer.Config(null, null);
    Session session = reference.session();

    assertThat(rule.loss(config, session.tensor(new double[6], 2, 3)).item()).isZero();
    assertThat(rule.loss(config, session.tensor(new double[] {3, 4}, 1, 2)).item())
        .isCloseTo(0, within(1e-15));
  }

  @Test
  void badArgumentsAreNamed() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new L1.Config(-1.0))
        .withMessageContaining("L1.l1")
        .withMessageContaining("-1.0");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new L2.Config(Double.NaN))
        .withMessageContaining("L2.l2");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new L1L2.Config(0.1, Double.POSITIVE_INFINITY))
        .withMessageContaining("L1L2.l2");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new OrthogonalRegularizer.Config(null, "diagonals"))
        .withMessageContaining("rows, columns");
    var config = new OrthogonalRegularizer.Config(null, null);
    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(() -> new OrthogonalRegularizer().check(config, Shape.of(3)))
        .withMessageContaining("a matrix");
  }
}
