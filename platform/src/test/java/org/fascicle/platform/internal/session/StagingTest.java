package org.fascicle.platform.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.exception.DeviceMemoryException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.swap.Binding;
import org.fascicle.platform.testing.FakeBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the host writes becomes a tensor, wherever the session is by then. */
class StagingTest {
  private static final TensorSpec PAIR = TensorSpec.of(DType.FLOAT32, 2);

  private final FakeBackend a = new FakeBackend("a");
  private final FakeBackend b = new FakeBackend("b");
  private final Engine engine = new Engine(TimeUnit.MILLISECONDS.toNanos(100));
  private final Binding first = engine.add(a);
  private PlatformSession session;
  private Staging staging;

  @BeforeEach
  void open() {
    engine.add(b);
    a.windows = true;
    session = engine.open("s", SessionOptions.DEFAULT.placement(Placement.prefer("a", "b")));
    staging = new Staging(session);
  }

  @AfterEach
  void close() {
    staging.close();
    session.close();
    assertThat(a.memory().usedBytes()).isZero();
    assertThat(b.memory().usedBytes()).isZero();
    engine.close();
  }

  private void write(double x, double y) {
    ByteBuffer buffer = staging.begin(PAIR);
    assertThat(buffer.remaining()).isEqualTo(8);
    buffer.putFloat((float) x).putFloat((float) y);
  }

  private void expect(double... values) {
    try (Tensor tensor = staging.upload()) {
      assertThat(tensor.toDoubles()).containsExactly(values);
    }
  }

  @Test
  void nothingIsCopiedThroughAWindow() {
    a.uploadsLeft.set(0);
    write(1, 2);
    expect(1, 2);
    expect(1, 2);
    write(3, 4);
    expect(3, 4);
    assertThat(a.memory().usedBytes()).isEqualTo(8);
  }

  @Test
  void withoutAWindowItIsUploadedOnce() {
    a.windows = false;
    a.uploadsLeft.set(1);
    write(1, 2);
    expect(1, 2);
    expect(1, 2);
    write(3, 4);
    assertThatThrownBy(staging::upload).hasMessage("an upload fails");
  }

  @Test
  void theBackendGoesBeforeTheStep() {
    write(1, 2);
    engine.hub().withdraw(first);
    a.close();
    expect(1, 2);
    assertThat(session.backend()).isEqualTo("b");
    write(3, 4);
    assertThat(a.memory().usedBytes()).isZero();
    expect(3, 4);
  }

  @Test
  void theBackendGoesAfterTheStep() {
    write(1, 2);
    expect(1, 2);
    engine.hub().withdraw(first);
    assertThat(a.memory().usedBytes()).isZero();
    expect(1, 2);
  }

  @Test
  void nobodyIsThereToWriteTo() {
    session.place(Placement.pinWait("c"));
    write(1, 2);
    session.place(Placement.prefer("b"));
    expect(1, 2);
  }

  @Test
  void refusedMemoryLeavesNothingBehind() {
    a.limit = 4;
    assertThatThrownBy(() -> staging.begin(PAIR)).isInstanceOf(DeviceMemoryException.class);
    a.limit = 8;
    write(1, 2);
    expect(1, 2);
  }
}
