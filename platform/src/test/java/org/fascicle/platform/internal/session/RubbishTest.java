package org.fascicle.platform.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.DeviceMemoryException;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.op.Add;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.op.Fill;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Scope;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.api.tensor.Variable;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.platform.Sessions;
import org.fascicle.platform.testing.FakeBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever a user does wrong: a typed exception that says what to do, and everything still works.
 */
@SuppressWarnings("try") // scopes are closed, not used
class RubbishTest {
  private final ReferenceBackend backend = new ReferenceBackend();
  private final Sessions sessions = Sessions.over(backend);
  private final Session session = sessions.session("test");
  private final Tensor x = session.tensor(new float[] {1, 2, 3}, 3);

  @AfterEach
  void theSessionStillWorksAndFreesEverything() {
    assertThat(x.add(x).toFloats()).containsExactly(2, 4, 6);
    sessions.close();
    assertThat(backend.memory().usedBytes()).isZero();
  }

  private static void refused(
      ThrowingCallable call, Class<? extends FascicleException> type, String... parts) {
    var check = assertThatThrownBy(call).isInstanceOf(type);
    for (String part : parts) {
      check.hasMessageContaining(part);
    }
  }

  @Test
  void nothingAtAll() {
    refused(() -> session.apply(null, x), InvalidArgumentException.class, "operation", "null");
    refused(
        () -> session.apply(new Add(), (Tensor[]) null), InvalidArgumentException.class, "null");
    refused(() -> session.apply(new Add(), x, null), InvalidArgumentException.class, "input 1");
    refused(() -> session.apply(new Add()), InvalidArgumentException.class, "2 inputs", "0");
    refused(() -> session.upload(null, null), InvalidArgumentException.class, "null");
    refused(() -> session.variable("w", null, true), InvalidArgumentException.class, "null");
    refused(() -> x.download(null), InvalidArgumentException.class, "null");
  }

  @Test
  void shapesAndTypesThatDoNotFit() {
    Tensor y = session.tensor(new float[] {1, 2}, 2);
    refused(() -> x.add(y), ShapeMismatchException.class, "add", "(3,)", "(2,)");
    Tensor z = session.tensor(new int[] {1, 2, 3}, 3);
    refused(() -> x.add(z), DTypeMismatchException.class, "add", "float32", "int32");
    refused(() -> z.add(0.5), DTypeMismatchException.class, "0.5");
    refused(
        () -> session.apply(new Add(), z, session.scalar(0.5)),
        DTypeMismatchException.class,
        "int32",
        "0.5");
    refused(
        () -> session.apply(new Add(), z, session.scalar(1e10)),
        DTypeMismatchException.class,
        "1.0E10");
  }

  @Test
  void aTensorWhereAHostValueBelongs() {
    refused(
        () -> session.apply(new Fill(DType.FLOAT32, Shape.of(2)), x),
        InvalidArgumentException.class,
        "fill",
        "host",
        "Session.scalar");
  }

  @Test
  void buffersThatDoNotFit() {
    TensorSpec spec = TensorSpec.of(DType.FLOAT32, 3);
    boolean isBig = ByteOrder.nativeOrder().equals(ByteOrder.BIG_ENDIAN);
    ByteOrder other = isBig ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer foreign = ByteBuffer.allocate(12).order(other);
    ByteBuffer ours = ByteBuffer.allocate(12).order(ByteOrder.nativeOrder());
    refused(() -> session.upload(spec, foreign), InvalidArgumentException.class, "byte order");
    refused(() -> x.download(foreign), InvalidArgumentException.class, "byte order");
    ByteBuffer readOnly = ours.asReadOnlyBuffer().order(ours.order());
    refused(() -> x.download(readOnly), InvalidArgumentException.class, "read-only");
    assertThat(session.upload(spec, readOnly).toFloats()).containsExactly(0, 0, 0);
    ours.position(4);
    refused(
        () -> session.upload(spec, ours), InvalidArgumentException.class, "12 bytes", "8 bytes");
  }

  @Test
  void specsThatCannotBeUploaded() {
    ByteBuffer data = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
    refused(
        () -> session.upload(TensorSpec.host(DType.INT64, Shape.of(1)), data),
        InvalidArgumentException.class,
        "TensorSpec.of");
    refused(
        () -> session.upload(TensorSpec.of(DType.FLOAT32, Shape.UNKNOWN), data),
        InvalidArgumentException.class,
        "known shape");
  }

  @Test
  void whatWasFreed() {
    Tensor y = x.add(1);
    y.close();
    y.close();
    assertThat(y.isClosed()).isTrue();
    refused(() -> y.add(x), ClosedException.class, "float32(3,)", "freed");
    refused(y::toFloats, ClosedException.class, "freed");
    refused(y::keep, ClosedException.class, "freed");
    refused(() -> session.variable("w", y, true), ClosedException.class, "freed");
  }

  @Test
  void aVariablesValueThatIsNoLongerItsValue() {
    Variable w = session.variable("w", x, true);
    Tensor before = w.value();
    before.close();
    assertThat(before.isClosed()).as("a reader cannot close it").isFalse();
    w.assign(x.add(1));
    refused(() -> before.add(x), ClosedException.class, "\"w\"", "version 0", "version 1");
    refused(
        () -> session.update(new SgdUpdate(0, false), before, x, session.scalar(1)),
        FascicleException.class,
        "value()");
  }

  @Test
  void anUpdateOfWhatIsNoVariable() {
    refused(
        () -> session.update(new SgdUpdate(0, false), x, x, session.scalar(1)),
        InvalidArgumentException.class,
        "sgd_update",
        "variable");
    Variable w = session.variable("w", x, true);
    refused(
        () -> session.update(new SgdUpdate(0.9, false), w.value(), w.value(), x, session.scalar(1)),
        InvalidArgumentException.class,
        "\"w\" twice");
    assertThat(w.version()).isZero();
  }

  @Test
  void anAssignmentThatDoesNotFit() {
    Variable w = session.variable("w", x, true);
    Tensor wrong = session.tensor(new float[] {1}, 1);
    refused(() -> w.assign(wrong), ShapeMismatchException.class, "\"w\"", "(3,)", "(1,)");
    Tensor integers = session.tensor(new int[3], 3);
    refused(() -> w.assign(integers), DTypeMismatchException.class, "\"w\"", "float32", "int32");
    refused(() -> w.assign(session.host(1, 2, 3)), InvalidArgumentException.class, "\"w\"");
    assertThat(w.value().toFloats()).containsExactly(1, 2, 3);
  }

  @Test
  void scopesClosedInTheWrongOrder() {
    Scope outer = session.scope();
    Scope inner = session.scope();
    Tensor y = x.add(1);
    outer.close();
    assertThat(y.isClosed()).isTrue();
    inner.close();
    outer.close();
  }

  @Test
  void whatIsNotOfTheScopeIsNotKeptByIt() {
    try (Scope scope = session.scope()) {
      scope.keep(x);
    }
    assertThat(x.isClosed()).isFalse();
  }

  @Test
  void tapesClosedInTheWrongOrder() {
    Tape outer = session.tape();
    Tape inner = session.tape();
    outer.watch(x);
    inner.watch(x);
    Tensor y = x.mul(x);
    outer.close();
    assertThat(inner.gradient(y, x)[0].toFloats()).containsExactly(2, 4, 6);
    inner.close();
  }

  @Test
  void anOperationThatFailsFreesWhatItMade() {
    Sessions own = Sessions.over(new FakeBackend("fake"));
    FakeBackend fake = new FakeBackend("failing");
    try (Session failing = Sessions.over(fake).session("failing")) {
      Tensor a = failing.tensor(new float[] {1}, 1);
      fake.beforeRun =
          () -> {
            throw new IllegalStateException("as it happens");
          };
      refused(() -> a.add(a), FascicleException.class, "add", "failing", "as it happens");
      assertThat(fake.memory().usedBytes()).isEqualTo(4);
      fake.beforeRun = () -> {};
      fake.limit = 6;
      refused(() -> a.add(a), DeviceMemoryException.class, "4 bytes asked for", "4 bytes in use");
    }
    own.close();
  }

  @Test
  void aDecompositionThatLies() {
    refused(
        () -> session.apply(new Liar(), x),
        FascicleException.class,
        "liar",
        "author",
        "float32(3,)");
  }

  /** Infers one thing and computes another. */
  private record Liar() implements CompositeOp {
    @Override
    public String name() {
      return "liar";
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
      return List.of(TensorSpec.of(DType.FLOAT32, 7));
    }

    @Override
    public Tensor[] decompose(Session session, Tensor... inputs) {
      return new Tensor[] {inputs[0].mul(2)};
    }
  }

  @Test
  void aSessionOverNothing() {
    refused(() -> Sessions.over(), InvalidArgumentException.class, "backend");
    refused(
        () -> sessions.session("y", SessionOptions.DEFAULT.backend("referense")),
        FascicleException.class,
        "\"referense\"",
        "Did you mean reference?");
  }
}
