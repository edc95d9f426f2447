package org.fascicle.backend.cpu.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.fascicle.api.op.Sum;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.CpuBackend;
import org.fascicle.backend.cpu.library.Granted;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums: right at the edges of their rows, and the same with any number of threads. */
class TotalTest {
  private final CpuBackend backend = new CpuBackend(Granted.threads(2));

  @AfterEach
  void close() {
    backend.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 33, 64, 1_000, 1_024, 1_025, 65_537, 131_072, 131_073, 1_000_003})
  void allElements(int count) {
    float[] x = numbers(count);
    float[] alone = sums(x, 1, TensorSpec.of(DType.FLOAT32, count), 0);
    assertThat(sums(x, 2, TensorSpec.of(DType.FLOAT32, count), 0)).isEqualTo(alone);
    double expected = IntStream.range(0, count).mapToDouble(i -> x[i]).sum();
    double size = IntStream.range(0, count).mapToDouble(i -> Math.abs(x[i])).sum();
    assertThat((double) alone[0]).isCloseTo(expected, within(1e-6 * size));
  }

  @ParameterizedTest
  @CsvSource({"3, 1", "2, 4096", "1000, 777", "2, 4097"})
  void rows(int rows, int length) {
    float[] x = numbers(rows * length);
    TensorSpec spec = TensorSpec.of(DType.FLOAT32, rows, length);
    float[] alone = sums(x, 1, spec, 1);
    assertThat(sums(x, 2, spec, 1)).isEqualTo(alone).hasSize(rows);
    for (int row = 0; row < rows; row++) {
      int first = row * length;
      double expected = IntStream.range(first, first + length).mapToDouble(i -> x[i]).sum();
      assertThat((double) alone[row]).isCloseTo(expected, within(1e-6 * length));
    }
  }

  private static float[] numbers(int count) {
    SplittableRandom random = new SplittableRandom(count);
    float[] x = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = (float) (random.nextDouble() - 0.4);
    }
    return x;
  }

  /** Sums along an axis; the scratch memory and the result hold NaN before. */
  private float[] sums(float[] x, int threads, TensorSpec spec, int axis) {
    Kernel kernel =
        backend
            .prepare(new Sum(List.of(axis), false), List.of(spec), Mode.INFERENCE, threads)
            .orElseThrow();
    TensorSpec result = TensorSpec.of(DType.FLOAT32, Arrays.copyOf(spec.shape().dims(), axis));
    Storage from = filled(spec, x);
    TensorSpec room = TensorSpec.of(DType.FLOAT32, (kernel.scratchBytes() + 3) / 4);
    Storage scratch = filled(room, nothing(room));
    Storage to = filled(result, nothing(result));
    kernel.run(new Storage[] {from}, new Storage[] {to}, scratch);
    ByteBuffer back = buffer(result);
    backend.download(to, back, result);
    float[] sums = new float[(int) result.shape().elements()];
    back.asFloatBuffer().get(sums);
    List.of(from, scratch, to).forEach(backend::free);
    return sums;
  }

  private static float[] nothing(TensorSpec spec) {
    float[] nothing = new float[(int) spec.shape().elements()];
    Arrays.fill(nothing, Float.NaN);
    return nothing;
  }

  private Storage filled(TensorSpec spec, float... values) {
    ByteBuffer data = buffer(spec);
    data.asFloatBuffer().put(values);
    Storage storage = backend.allocate(spec);
    backend.upload(data, storage, spec);
    return storage;
  }

  private static ByteBuffer buffer(TensorSpec spec) {
    return ByteBuffer.allocateDirect((int) spec.bytes()).order(ByteOrder.nativeOrder());
  }
}
