package org.fascicle.platform.internal.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.op.Backward;
import org.fascicle.api.op.ClosedFormOp;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.api.tensor.Variable;
import org.fascicle.platform.Sessions;
import org.fascicle.platform.testing.FakeBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TapeTest {
  private final FakeBackend backend = new FakeBackend("fake");
  private final Sessions sessions = Sessions.over(backend);
  private final Session session = sessions.session("test");

  @AfterEach
  void close() {
    sessions.close();
    assertThat(backend.memory().usedBytes()).isZero();
  }

  @Test
  void aKernelsResidualReachesItsBackward() {
    backend.cubes = true;
    Tensor x = session.tensor(new double[] {2, 3}, 2);
    try (Tape tape = session.tape()) {
      tape.watch(x);
      Tensor y = session.apply(new Cube(), x);
      assertThat(y.toDoubles()).containsExactly(8, 27);
      assertThat(backend.residuals.get()).isEqualTo(1);
      assertThat(tape.gradient(y, x)[0].toDoubles()).containsExactly(12, 27);
      assertThat(backend.backwards.get()).isEqualTo(1);
      assertThat(tape.gradient(y.mul(2), x)[0]).as("asked again, of what follows").isNotNull();
    }
  }

  @Test
  void withoutATapeThereIsNoResidual() {
    backend.cubes = true;
    Tensor x = session.tensor(new double[] {2, 3}, 2);
    assertThat(session.apply(new Cube(), x).toDoubles()).containsExactly(8, 27);
    assertThat(backend.residuals.get()).isZero();
  }

  @Test
  void theBackwardKernelIsDifferentiatedThroughTheDecomposition() {
    backend.cubes = true;
    Tensor x = session.tensor(new double[] {2, 3}, 2);
    try (Tape outer = session.tape()) {
      outer.watch(x);
      Tensor first;
      try (Tape inner = session.tape()) {
        inner.watch(x);
        first = inner.gradient(session.apply(new Cube(), x), x)[0];
      }
      assertThat(backend.backwards.get()).isEqualTo(1);
      assertThat(outer.gradient(first, x)[0].toDoubles()).containsExactly(12, 18);
    }
  }

  @Test
  void aCompositeWithoutKernelGivesTheSame() {
    Tensor x = session.tensor(new double[] {2, 3}, 2);
    try (Tape outer = session.tape()) {
      outer.watch(x);
      Tensor first;
      try (Tape inner = session.tape()) {
        inner.watch(x);
        first = inner.gradient(session.apply(new Cube(), x), x)[0];
        assertThat(first.toDoubles()).containsExactly(12, 27);
      }
      assertThat(outer.gradient(first, x)[0].toDoubles()).containsExactly(12, 18);
    }
  }

  @Test
  void aClosedFormIsTheGradientThoughTheDecompositionRan() {
    Tensor x = session.tensor(new double[] {2, 3}, 2);
    try (Tape outer = session.tape()) {
      outer.watch(x);
      Tensor first;
      try (Tape inner = session.tape()) {
        inner.watch(x);
        Tensor y = session.apply(new HandedOn(), x);
        first = inner.gradient(y.mul(y), x)[0];
      }
      assertThat(first.toDoubles()).containsExactly(24, 54); // 2y · 3x, not 2y · 1
      assertThat(outer.gradient(first, x)[0].toDoubles()).containsExactly(84, 180); // 18x² + 6y
    }
  }

  /** Its decomposition is x itself; its gradient is 3x·dy, so that one can tell them apart. */
  private record HandedOn() implements ClosedFormOp {
    @Override
    public String name() {
      return "handed_on";
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
      return inputs;
    }

    @Override
    public Tensor[] decompose(Session session, Tensor... inputs) {
      return inputs;
    }

    @Override
    public Tensor[] decomposeGradient(Backward backward) {
      Tensor x = backward.input(0);
      return new Tensor[] {backward.outputGradient(0).mul(x.add(x).add(x))};
    }
  }

  @Test
  void seedsWeightTheTargets() {
    Tensor x = session.tensor(new double[] {2, 3}, 2);
    Tensor seed = session.tensor(new double[] {10, 100}, 2);
    try (Tape tape = session.tape()) {
      tape.watch(x);
      Tensor y = x.mul(x);
      Tensor[] gradients = tape.gradient(new Tensor[] {y}, new Tensor[] {seed}, new Tensor[] {x});
      assertThat(gradients[0].toDoubles()).containsExactly(40, 600);
      Tensor half = session.tensor(new double[] {1}, 1);
      assertThatThrownBy(
              () -> tape.gradient(new Tensor[] {y}, new Tensor[] {half}, new Tensor[] {x}))
          .isInstanceOf(ShapeMismatchException.class);
    }
  }

  @Test
  void whatIsFrozenIsNotWatched() {
    Variable w = session.variable("w", session.tensor(new double[] {2}, 1), false);
    try (Tape tape = session.tape()) {
      Tensor y = w.value().mul(w.value());
      assertThat(tape.gradient(y, List.of(w))[0]).isNull();
      w.setTrainable(true);
      Tensor z = w.value().mul(w.value());
      assertThat(tape.gradient(z, List.of(w))[0].toDoubles()).containsExactly(4);
    }
  }

  @Test
  void aTargetOfIntegersIsRefused() {
    Tensor x = session.tensor(new int[] {2}, 1);
    try (Tape tape = session.tape()) {
      assertThatThrownBy(() -> tape.gradient(x, x)).isInstanceOf(DTypeMismatchException.class);
    }
  }

  @Test
  void aClosedTapeSaysSo() {
    Tensor x = session.tensor(new double[] {2}, 1);
    Tape tape = session.tape();
    tape.close();
    tape.close();
    assertThatThrownBy(() -> tape.gradient(x, x)).isInstanceOf(ClosedException.class);
  }

  @Test
  void aTapeBelongsToItsThread() {
    Tensor x = session.tensor(new double[] {2}, 1);
    try (Tape tape = session.tape()) {
      assertThatThrownBy(() -> CompletableFuture.runAsync(() -> tape.watch(x)).join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(InvalidArgumentException.class);
    }
  }

  @Test
  void aWrongGradientRuleIsNamed() {
    Tensor x = session.tensor(new double[] {2, 3}, 2);
    try (Tape tape = session.tape()) {
      tape.watch(x);
      Tensor y = session.apply(new Wrong(), x);
      assertThatThrownBy(() -> tape.gradient(y, x))
          .isInstanceOf(FascicleException.class)
          .hasMessageContaining("neg")
          .hasMessageContaining("gradient rule");
    }
  }

  /** Its gradient has the wrong shape. */
  record Wrong() implements Op {
    @Override
    public String name() {
      return "neg";
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
      return inputs;
    }

    @Override
    public Tensor[] gradient(Backward backward) {
      return new Tensor[] {backward.outputGradient(0).sum()};
    }
  }
}
