package org.fascicle.plugin.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.fascicle.api.op.Gru;
import org.fascicle.api.op.Lstm;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.RecurrentOp;
import org.fascicle.api.op.SimpleRnn;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.core.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The textbook's formulas with one unit, by hand. Gates without weights are σ(0) = 1/2. */
class FormulasTest {
  private static final Offset<Double> CLOSE = within(1e-12);
  private static final double TANH_1 = 0.7615941559557649;
  private static final double TANH_THREE_QUARTERS = 0.6351489523872873;
  private static final double TANH_HALF = 0.46211715726000974;

  @RegisterExtension final Reference reference = new Reference();

  private Tensor row(double... values) {
    return reference.session().tensor(values, 1, values.length);
  }

  private Tensor flat(double... values) {
    return reference.session().tensor(values, values.length);
  }

  private Tensor series(double... values) {
    return reference.session().tensor(values, 1, values.length, 1);
  }

  private double[] run(RecurrentOp op, Tensor... inputs) {
    return reference.session().applyAll(op, inputs)[0].toDoubles();
  }

  /** h = tanh(1/2 · 1 + 1/4 · 2) = tanh(1). */
  @Test
  void simpleNetworkAddsInputAndState() {
    double[] h =
        run(
            new SimpleRnn(Pointwise.TANH, false, false),
            series(1),
            row(0.5),
            row(0.25),
            flat(0),
            row(2));
    assertThat(h).containsExactly(new double[] {TANH_1}, CLOSE);
  }

  /** c = 1/2 · 2 + 1/2 · tanh(1); h = 1/2 · tanh(c). */
  @Test
  void longShortTermMemoryKeepsHalfAndAddsHalf() {
    Tensor[] results =
        reference
            .session()
            .applyAll(
                new Lstm(false, false),
                series(1),
                row(0, 0, 1, 0),
                row(0, 0, 0, 0),
                flat(0, 0, 0, 0),
                row(7),
                row(2));
    double cell = 1 + TANH_1 / 2;
    assertThat(results[1].toDoubles()).containsExactly(new double[] {cell}, CLOSE);
    assertThat(results[0].toDoubles())
        .containsExactly(new double[] {StrictMath.tanh(cell) / 2}, CLOSE);
  }

  /** n = tanh(1/4 + (1/2 · 2) · 1/2) = tanh(3/4); h = 1/2 · 2 + 1/2 · n. */
  @Test
  void resetBeforeTheProductHalvesTheState() {
    double[] h =
        run(
            new Gru(false, false, false),
            series(1),
            row(0, 0, 0.25),
            row(0, 0, 0.5),
            flat(0, 0, 0),
            row(2));
    assertThat(h).containsExactly(new double[] {1 + TANH_THREE_QUARTERS / 2}, CLOSE);
  }

  /** n = tanh(1/4 + 1/2 · (2 · 1/2 + 1/2)) = tanh(1): the second bias is halved, too. */
  @Test
  void resetAfterTheProductHalvesTheProductAndItsBias() {
    Tensor bias = reference.session().tensor(new double[] {0, 0, 0, 0, 0, 0.5}, 2, 3);
    double[] h =
        run(new Gru(true, false, false), series(1), row(0, 0, 0.25), row(0, 0, 0.5), bias, row(2));
    assertThat(h).containsExactly(new double[] {1 + TANH_1 / 2}, CLOSE);
  }

  /**
   * Two steps of h ← tanh(w x + u h) from 0 with w = u = 1/2 and x = 1, 0: h₁ = tanh(1/2), h₂ =
   * tanh(h₁ / 2). dh₂/dw = h₂′ u h₁′; dh₂/du = h₂′ h₁, since h before the first step is 0.
   */
  @Test
  void gradientsGoBackThroughTime() {
    Tensor w = row(0.5);
    Tensor u = row(0.5);
    double last = StrictMath.tanh(TANH_HALF / 2);
    double slope = 1 - last * last;
    try (Tape tape = reference.session().tape()) {
      tape.watch(w, u);
      Tensor h =
          reference.session()
              .applyAll(
                  new SimpleRnn(Pointwise.TANH, false, false), series(1, 0), w, u, flat(0), row(0))[
              0];
      Tensor[] gradients =
          tape.gradient(new Tensor[] {h}, new Tensor[] {series(0, 1)}, new Tensor[] {w, u});
      assertThat(gradients[0].toDoubles())
          .containsExactly(new double[] {slope / 2 * (1 - TANH_HALF * TANH_HALF)}, CLOSE);
      assertThat(gradients[1].toDoubles()).containsExactly(new double[] {slope * TANH_HALF}, CLOSE);
    }
  }
}
