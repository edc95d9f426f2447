package org.fascicle.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.op.Add;
import org.fascicle.api.op.Convolution;
import org.fascicle.api.op.ConvolutionWeights;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.library.Granted;
import org.fascicle.spi.backend.Arena;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parts of an arena: also where a library leaves elements in an order of its own. */
class ArenaOnCpuTest {
  private static final TensorSpec X = TensorSpec.of(DType.FLOAT32, 8, 12, 12, 16);
  private static final TensorSpec W = TensorSpec.of(DType.FLOAT32, 3, 3, 16, 32);

  private final CpuBackend backend = new CpuBackend(Granted.threads(2));

  @AfterEach
  void close() {
    backend.close();
  }

  @Test
  void theSameMemoryIsDividedOnce() {
    Arena arena = backend.arena(new long[] {0, 1024}, List.of(X, W)).orElseThrow();
    Arena.Piece first = arena.take();
    first.close();
    try (Arena.Piece second = arena.take();
        Arena.Piece third = arena.take()) {
      assertThat(second).isSameAs(first);
      assertThat(third).isNotSameAs(first);
    }
  }

  @Test
  void smallerPiecesComeFromLargerMemory() {
    Arena large = backend.arena(new long[] {0}, List.of(X)).orElseThrow();
    large.take().close();
    long misses = backend.memory().poolMisses();
    TensorSpec three = TensorSpec.of(DType.FLOAT32, X.shape().elements() * 3 / 4);
    backend.arena(new long[] {0}, List.of(three)).orElseThrow().take().close();
    assertThat(backend.memory().poolMisses()).isEqualTo(misses);
    TensorSpec tenth = TensorSpec.of(DType.FLOAT32, X.shape().elements() / 10);
    backend.arena(new long[] {0}, List.of(tenth)).orElseThrow().take().close();
    assertThat(backend.memory().poolMisses()).isEqualTo(misses + 1);
  }

  @Test
  void aClosedBackendTakesPiecesBackAndGivesNoMore() {
    Arena arena = backend.arena(new long[] {0}, List.of(W)).orElseThrow();
    Arena.Piece piece = arena.take();
    backend.close();
    piece.close();
    assertThat(backend.memory().usedBytes()).isZero();
    assertThatThrownBy(arena::take).isInstanceOf(ClosedException.class);
  }

  /** The gradient of filters is left in the library's order; a sum reads it row by row. */
  @Test
  void partsInAnOrderAreWhatTheyWereAfterwards() {
    Sliding sliding = new Sliding(List.of(1, 1), List.of(1, 1), List.of(1, 1), List.of(1, 1));
    Op gradient = new ConvolutionWeights(Shape.of(3, 3), sliding, 1);
    TensorSpec y = new Convolution(sliding, 1, Pointwise.LINEAR, false).infer(List.of(X, W)).get(0);
    Kernel weights = backend.prepare(gradient, List.of(X, y), Mode.TRAINING).orElseThrow();
    Kernel add = backend.prepare(new Add(), List.of(W, W), Mode.TRAINING).orElseThrow();
    Storage x = ramp(X);
    Storage dy = ramp(y);
    float[] expected = null;
    long used = backend.memory().usedBytes();
    TensorSpec scratch = TensorSpec.of(DType.UINT8, Math.max(1, weights.scratchBytes()));
    long[] offsets = {0, W.bytes(), 2 * W.bytes(), 3 * W.bytes()};
    Arena arena = backend.arena(offsets, List.of(W, W, W, scratch)).orElseThrow();
    for (int round = 0; round < 3; round++) {
      try (Arena.Piece piece = arena.take()) {
        Storage[] p = piece.parts();
        weights.run(new Storage[] {x, dy}, new Storage[] {p[0]}, p[3]);
        weights.run(new Storage[] {x, dy}, new Storage[] {p[1]}, p[3]);
        add.run(new Storage[] {p[0], p[1]}, new Storage[] {p[2]}, null);
        float[] sum = numbers(p[2]);
        float[] half = numbers(p[0]);
        for (int i = 0; i < sum.length; i++) {
          assertThat(sum[i]).isEqualTo(2 * half[i]);
        }
        expected = expected == null ? sum : expected;
        assertThat(sum).isEqualTo(expected);
      }
      assertThat(backend.memory().usedBytes()).isEqualTo(used);
    }
    backend.free(x);
    backend.free(dy);
    assertThat(backend.memory().usedBytes()).isZero();
  }

  private Storage ramp(TensorSpec spec) {
    int count = (int) spec.shape().elements();
    ByteBuffer data = ByteBuffer.allocateDirect(4 * count).order(ByteOrder.nativeOrder());
    for (int i = 0; i < count; i++) {
      data.putFloat(4 * i, (i * 7 % 23 - 11) / 8f);
    }
    Storage storage = backend.allocate(spec);
    backend.upload(data, storage, spec);
    return storage;
  }

  private float[] numbers(Storage storage) {
    int count = (int) W.shape().elements();
    ByteBuffer data = ByteBuffer.allocateDirect(4 * count).order(ByteOrder.nativeOrder());
    backend.download(storage, data, W);
    float[] numbers = new float[count];
    data.asFloatBuffer().get(numbers);
    return numbers;
  }
}
