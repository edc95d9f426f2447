package org.fascicle.platform.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.StaleTapeException;
import org.fascicle.api.op.Add;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Scope;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.Variable;
import org.fascicle.platform.Sessions;
import org.fascicle.platform.testing.FakeBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {
  private final FakeBackend backend = new FakeBackend("fake");
  private final Sessions sessions = Sessions.over(backend);
  private final Session session = sessions.session("test");

  @AfterEach
  void everythingIsFreed() {
    session.close();
    assertThat(backend.memory().usedBytes()).isZero();
  }

  @Test
  void runsAnOperation() {
    Tensor a = session.tensor(new float[] {1, 2, 3}, 3);
    Tensor b = session.tensor(new float[] {10, 20, 30}, 3);
    assertThat(a.add(b).toFloats()).containsExactly(11, 22, 33);
  }

  @Test
  void aNumberAdoptsTheTensorsType() {
    Tensor x = session.tensor(new int[] {1, 2}, 2);
    Tensor y = x.mul(3);
    assertThat(y.dtype()).isEqualTo(DType.INT32);
    assertThat(y.toLongs()).containsExactly(3, 6);
  }

  @Test
  void aScalarIsUploadedOnce() {
    Tensor x = session.tensor(new float[] {1, 2}, 2);
    x.mul(3).close();
    long before = backend.memory().allocations();
    for (int i = 0; i < 10; i++) {
      x.mul(3).close();
    }
    assertThat(backend.memory().allocations() - before).isEqualTo(10);
  }

  @Test
  void aPreparedCallIsUsedAgain() {
    Tensor a = session.tensor(new float[] {1}, 1);
    a.add(a);
    long before = backend.prepared.get();
    a.add(a);
    session.tensor(new float[] {2}, 1).add(a);
    assertThat(backend.prepared.get()).isEqualTo(before);
  }

  @Test
  void callsArePreparedForTheThreadsOfTheirSession() {
    SessionOptions one = SessionOptions.DEFAULT.threads(1).seed(3).backend("fake");
    try (Session narrow = sessions.session("narrow", one)) {
      Tensor x = narrow.tensor(new float[] {1}, 1);
      x.add(x);
      assertThat(backend.threads).isEqualTo(1);
      Tensor y = session.tensor(new float[] {1}, 1);
      y.add(y);
      assertThat(backend.threads).isZero();
    }
    assertThatThrownBy(() -> SessionOptions.DEFAULT.threads(-1))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage("SessionOptions.threads: expected a number of 0 or more, got -1.");
  }

  @Test
  void aScopeFreesWhatWasMadeInIt() {
    Tensor a = session.tensor(new float[] {1}, 1);
    Tensor b;
    Tensor kept;
    long before = backend.memory().usedBytes();
    try (Scope scope = session.scope()) {
      b = a.add(a);
      kept = scope.keep(b.add(a));
      assertThat(b.isClosed()).isFalse();
    }
    assertThat(b.isClosed()).isTrue();
    assertThat(kept.toFloats()).containsExactly(3);
    assertThat(backend.memory().usedBytes()).isEqualTo(before + 4);
    assertThatThrownBy(() -> b.add(a))
        .isInstanceOf(ClosedException.class)
        .hasMessageContaining("float32(1,)")
        .hasMessageContaining("keep()");
  }

  @Test
  void aTensorOfAnotherSessionIsRefused() {
    try (Session other = sessions.session("other")) {
      Tensor a = session.tensor(new float[] {1}, 1);
      Tensor b = other.tensor(new float[] {1}, 1);
      assertThatThrownBy(() -> a.add(b))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("\"test\"")
          .hasMessageContaining("\"other\"");
    }
  }

  @Test
  void nullIsRefused() {
    Tensor a = session.tensor(new float[] {1}, 1);
    assertThatThrownBy(() -> session.apply(new Add(), a, null))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("null");
  }

  @Test
  void anOperationNobodyRunsIsNamed() {
    backend.without("add");
    Tensor a = session.tensor(new float[] {1}, 1);
    assertThatThrownBy(() -> a.add(a))
        .isInstanceOf(FascicleException.class)
        .hasMessageContaining("add")
        .hasMessageContaining("fake")
        .hasMessageContaining("float32");
  }

  @Test
  void aWrongBufferIsRefused() {
    ByteBuffer little = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder());
    Tensor a = session.tensor(new float[] {1, 2}, 2);
    assertThatThrownBy(() -> a.download(little))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("8 bytes");
    assertThatThrownBy(() -> session.upload(a.spec(), little))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("8 bytes");
  }

  @Test
  void differentiates() {
    Tensor x = session.tensor(new float[] {1, 2, 3}, 3);
    try (Tape tape = session.tape()) {
      tape.watch(x);
      Tensor y = x.mul(x).mul(x).sum();
      assertThat(tape.gradient(y, x)[0].toFloats()).containsExactly(3, 12, 27);
    }
  }

  @Test
  void differentiatesTwice() {
    Tensor x = session.tensor(new double[] {0.5}, 1);
    try (Tape outer = session.tape()) {
      outer.watch(x);
      Tensor first;
      try (Tape inner = session.tape()) {
        inner.watch(x);
        first = inner.gradient(x.exp().mul(x), x)[0];
      }
      Tensor second = outer.gradient(first, x)[0];
      assertThat(second.toDoubles()[0]).isCloseTo(2.5 * Math.exp(0.5), within(1e-12));
    }
  }

  @Test
  void aTapeOutlivesTheScopeOfWhatItRecorded() {
    Tensor x = session.tensor(new float[] {2}, 1);
    try (Tape tape = session.tape()) {
      tape.watch(x);
      Tensor y;
      try (Scope scope = session.scope()) {
        y = scope.keep(x.mul(x).mul(x));
      }
      assertThat(tape.gradient(y, x)[0].toFloats()).containsExactly(12);
    }
  }

  @Test
  void whatTheTargetDoesNotDependOnHasNoGradient() {
    Tensor x = session.tensor(new float[] {2}, 1);
    Tensor z = session.tensor(new float[] {2}, 1);
    try (Tape tape = session.tape()) {
      tape.watch(x, z);
      Tensor[] gradients = tape.gradient(x.mul(x), x, z);
      assertThat(gradients[0].toFloats()).containsExactly(4);
      assertThat(gradients[1]).isNull();
    }
  }

  @Test
  void updatesAVariable() {
    Variable w = session.variable("w", session.tensor(new float[] {1, 2}, 2), true);
    Tensor gradient = session.tensor(new float[] {1, 1}, 2);
    session.update(new SgdUpdate(0, false), w.value(), gradient, session.scalar(0.5));
    assertThat(w.value().toFloats()).containsExactly(0.5f, 1.5f);
    assertThat(w.version()).isEqualTo(1);
  }

  @Test
  void anAssignedVariableKeepsItsValueWhenTheSourceIsUpdated() {
    Variable a = session.variable("a", session.tensor(new float[] {1}, 1), true);
    Variable b = session.variable("b", session.tensor(new float[] {7}, 1), true);
    b.assign(a.value());
    Tensor gradient = session.tensor(new float[] {1}, 1);
    session.update(new SgdUpdate(0, false), a.value(), gradient, session.scalar(1));
    assertThat(a.value().toFloats()).containsExactly(0);
    assertThat(b.value().toFloats()).containsExactly(1);
  }

  @Test
  void aTapeThatSavedAnOlderVersionIsRefused() {
    Variable w = session.variable("w", session.tensor(new float[] {1}, 1), true);
    try (Tape tape = session.tape()) {
      Tensor y = w.value().mul(w.value());
      session.update(new SgdUpdate(0, false), w.value(), y, session.scalar(1));
      assertThatThrownBy(() -> tape.gradient(y, List.of(w)))
          .isInstanceOf(StaleTapeException.class)
          .hasMessageContaining("\"w\"")
          .hasMessageContaining("version 0")
          .hasMessageContaining("version 1");
    }
  }

  @Test
  void aStepKeepsItsResultAndCounts() {
    Tensor x = session.tensor(new float[] {2}, 1);
    long before = backend.memory().usedBytes();
    Tensor y = session.step(() -> x.mul(x).mul(x));
    assertThat(y.toFloats()).containsExactly(8);
    assertThat(backend.memory().usedBytes()).isEqualTo(before + 4);
    assertThat(session.randomKey(7).toLongs()).containsExactly(0, 1, 7, 0);
  }

  @Test
  void aClosedSessionSaysSo() {
    Tensor x = session.tensor(new float[] {2}, 1);
    session.close();
    assertThat(x.isClosed()).isTrue();
    assertThatThrownBy(() -> x.add(x))
        .isInstanceOf(ClosedException.class)
        .hasMessageContaining("\"test\"");
  }
}
