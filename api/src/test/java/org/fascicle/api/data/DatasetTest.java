package org.fascicle.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Datasets over arrays, and views of them. */
class DatasetTest {
  private static final HostArray BYTES =
      HostArray.of(new byte[] {0, 51, 102, (byte) 153, (byte) 204, (byte) 255}, 3, 2);
  private static final HostArray LABELS = HostArray.of(new int[] {2, 0, 1}, 3);
  private static final Dataset DATA = Dataset.of(BYTES, LABELS);

  /** What a dataset gives for some samples: one row of numbers an input, then one a target. */
  static List<double[]> read(Dataset data, long... indices) {
    List<TensorSpec> specs =
        Stream.concat(data.inputs().stream(), data.targets().stream()).toList();
    List<HostArray> arrays = new ArrayList<>();
    for (TensorSpec spec : specs) {
      arrays.add(HostArray.zeros(spec.dtype(), Shape.of(indices.length).concat(spec.shape())));
    }
    ByteBuffer[] into =
        arrays.stream()
            .map(a -> a.buffer().duplicate().order(ByteOrder.nativeOrder()))
            .toArray(ByteBuffer[]::new);
    data.read(indices, 0, indices.length, into);
    for (ByteBuffer buffer : into) {
      assertThat(buffer.hasRemaining()).isFalse();
    }
    return arrays.stream().map(HostArray::toDoubles).toList();
  }

  @Test
  void arraysAreReadInAnyOrder() {
    assertThat(DATA.size()).isEqualTo(3);
    assertThat(DATA.inputs()).containsExactly(TensorSpec.of(DType.UINT8, 2));
    assertThat(DATA.targets()).containsExactly(TensorSpec.of(DType.INT32));
    List<double[]> rows = read(DATA, 2, 0);
    assertThat(rows.get(0)).containsExactly(204, 255, 0, 51);
    assertThat(rows.get(1)).containsExactly(1, 2);
  }

  @Test
  void readingGoesOnFromThePosition() {
    ByteBuffer x = ByteBuffer.allocate(6);
    ByteBuffer y = ByteBuffer.allocate(12).order(ByteOrder.nativeOrder());
    DATA.read(new long[] {9, 1, 2}, 1, 1, new ByteBuffer[] {x, y});
    DATA.read(new long[] {9, 1, 2}, 2, 1, new ByteBuffer[] {x, y});
    assertThat(x.position()).isEqualTo(4);
    assertThat(y.getInt(4)).isEqualTo(1);
  }

  @Test
  void numbersOfSamplesMustAgree() {
    assertThatThrownBy(() -> Dataset.of(BYTES, HostArray.of(new int[2], 2)))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessageContaining("(3, 2)")
        .hasMessageContaining("(2,)");
    assertThatThrownBy(() -> Dataset.of(List.of(), List.of()))
        .isInstanceOf(ShapeMismatchException.class);
  }

  @Test
  void rescalesBytes() {
    Dataset scaled = DATA.rescale(1 / 255.0);
    assertThat(scaled.inputs()).containsExactly(TensorSpec.of(DType.FLOAT32, 2));
    List<double[]> rows = read(scaled, 1, 2);
    assertThat(rows.get(0)).containsExactly((float) 0.4, (float) 0.6, (float) 0.8, 1);
    assertThat(rows.get(1)).containsExactly(0, 1);
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"FLOAT32", "FLOAT64", "INT32", "INT64", "UINT8"})
  void rescalesEveryType(DType dtype) {
    HostArray x = HostArray.zeros(dtype, Shape.of(2, 1));
    switch (dtype) {
      case FLOAT32 -> x.buffer().putFloat(4, 3);
      case FLOAT64 -> x.buffer().putDouble(8, 3);
      case INT32 -> x.buffer().putInt(4, 3);
      case INT64 -> x.buffer().putLong(8, 3);
      default -> x.buffer().put(1, (byte) 3);
    }
    Dataset scaled = Dataset.of(List.of(x), List.of()).rescale(2, 1);
    assertThat(read(scaled, 0, 1).get(0)).containsExactly(1, 7);
  }

  @Test
  void truthValuesAreNotRescaled() {
    HostArray x = HostArray.zeros(DType.BOOL, Shape.of(2, 1));
    assertThatThrownBy(() -> Dataset.of(List.of(x), List.of()).rescale(2))
        .isInstanceOf(DTypeMismatchException.class);
  }

  @Test
  void reshapes() {
    assertThat(DATA.reshape(1, -1).inputs()).containsExactly(TensorSpec.of(DType.UINT8, 1, 2));
    assertThat(read(DATA.reshape(2, 1), 1).get(0)).containsExactly(102, 153);
    assertThatThrownBy(() -> DATA.reshape(3))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessageContaining("2 elements");
    assertThatThrownBy(() -> DATA.reshape(-1, -1)).isInstanceOf(ShapeMismatchException.class);
  }

  @Test
  void oneHot() {
    Dataset hot = DATA.oneHot(3);
    assertThat(hot.targets()).containsExactly(TensorSpec.of(DType.FLOAT32, 3));
    assertThat(read(hot, 0, 1).get(1)).containsExactly(0, 0, 1, 1, 0, 0);
    assertThatThrownBy(() -> read(DATA.oneHot(2), 1, 0))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("labels from 0 to 1")
        .hasMessageContaining("label 2 at sample 0");
    assertThatThrownBy(() -> DATA.oneHot(3).oneHot(3)).isInstanceOf(ShapeMismatchException.class);
    assertThatThrownBy(() -> Dataset.of(BYTES, HostArray.of(new float[3], 3)).oneHot(3))
        .isInstanceOf(DTypeMismatchException.class);
  }

  @Test
  void selects() {
    assertThat(read(DATA.skip(1).take(1), 0).get(1)).containsExactly(0);
    assertThat(DATA.take(100).size()).isEqualTo(3);
    assertThat(DATA.skip(100).size()).isZero();
    assertThat(read(DATA.select(2, 2, 0), 0, 1, 2).get(1)).containsExactly(1, 1, 2);
    assertThatThrownBy(() -> DATA.range(2, 4)).isInstanceOf(InvalidArgumentException.class);
    assertThatThrownBy(() -> DATA.select(3)).isInstanceOf(InvalidArgumentException.class);
  }

  @Test
  void shufflingIsAPermutationOfTheSeed() {
    HostArray numbers = HostArray.of(LongStream.range(0, 50).toArray(), 50);
    Dataset data = Dataset.of(List.of(numbers), List.of());
    long[] all = LongStream.range(0, 50).toArray();
    double[] one = read(data.shuffled(1), all).get(0);
    assertThat(one).containsExactlyInAnyOrder(numbers.toDoubles());
    assertThat(one).isNotEqualTo(numbers.toDoubles());
    assertThat(read(data.shuffled(1), all).get(0)).isEqualTo(one);
    assertThat(read(data.shuffled(2), all).get(0)).isNotEqualTo(one);
  }

  @Test
  void weightsFollowTheSamples() {
    Dataset weighted = DATA.weighted(1, 2, 3);
    assertThat(weighted.isWeighted()).isTrue();
    assertThat(weighted.skip(1).rescale(2).weight(1)).isEqualTo(3);
    assertThat(DATA.isWeighted()).isFalse();
    assertThatThrownBy(() -> DATA.weighted(1, 2)).isInstanceOf(ShapeMismatchException.class);
  }

  @Test
  void aCacheHoldsTheSame() {
    Dataset view = DATA.weighted(1, 2, 3).rescale(0.5).oneHot(3).skip(1);
    Dataset cached = view.cached();
    assertThat(read(cached, 0, 1)).usingRecursiveComparison().isEqualTo(read(view, 0, 1));
    assertThat(cached.weight(1)).isEqualTo(3);
    assertThat(cached.targets()).isEqualTo(view.targets());
  }

  @Test
  void arraysCheckOrderAndSize() {
    ByteBuffer foreign =
        ByteBuffer.allocate(8)
            .order(
                ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
                    ? ByteOrder.LITTLE_ENDIAN
                    : ByteOrder.BIG_ENDIAN);
    assertThatThrownBy(() -> new HostArray(DType.FLOAT32, Shape.of(2), foreign))
        .hasMessageContaining("native byte order");
    assertThatThrownBy(() -> HostArray.of(new float[3], 2, 2))
        .isInstanceOf(ShapeMismatchException.class);
    assertThatThrownBy(() -> HostArray.of(new float[][] {{1}, {1, 2}}))
        .isInstanceOf(ShapeMismatchException.class);
    assertThat(HostArray.of(new float[][] {{1, 2}, {3, 4}}).toRows())
        .isDeepEqualTo(new float[][] {{1, 2}, {3, 4}});
  }
}
