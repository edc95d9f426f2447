package org.fascicle.platform.internal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.plugin.Labels;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.session.PlatformSession;
import org.fascicle.platform.internal.session.Staging;
import org.fascicle.platform.testing.HostNumbers;
import org.fascicle.platform.testing.TestPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small parts of the loop. */
class TrainUnitsTest {
  private final TestPlatform platform = new TestPlatform();
  private final PlatformSession session = (PlatformSession) platform.fascicle().session("units");

  @AfterEach
  void close() {
    platform.close();
  }

  private Staging staging() {
    return new Staging(session);
  }

  @Test
  void theMedianLeavesOutTheFirstHundred() {
    StepTimes times = new StepTimes();
    assertThat(times.medianMillis()).isNaN();
    for (int i = 0; i < 100; i++) {
      times.add(9_000_000);
    }
    assertThat(times.medianMillis()).isEqualTo(9);
    for (int i = 0; i < 51; i++) {
      times.add(1_000_000L * (i % 3 + 1));
    }
    assertThat(times.medianMillis()).isEqualTo(2);
    assertThat(times.count()).isEqualTo(151);
  }

  @Test
  void manyStepsAreThinnedOutEvenly() {
    StepTimes times = new StepTimes();
    for (int i = 0; i < 1_000_000; i++) {
      times.add(i);
    }
    assertThat(times.count()).isEqualTo(1_000_000);
    assertThat(times.medianMillis()).isBetween(0.49, 0.51);
  }

  @Test
  void ordersAreOfSeedAndEpochAlone() {
    Order order = new Order(100);
    assertThat(order.straight()).isSorted();
    long[] first = order.shuffled(1, 0).clone();
    assertThat(first).doesNotHaveDuplicates().contains(0, 99).isNotEqualTo(order.straight());
    assertThat(order.shuffled(1, 1)).isNotEqualTo(first);
    assertThat(order.shuffled(2, 0)).isNotEqualTo(first);
    assertThat(order.shuffled(1, 0)).isEqualTo(first);
    assertThatThrownBy(() -> new Order(1L << 31)).isInstanceOf(InvalidArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, FLOAT64, true",
    "UINT8, FLOAT32, true",
    "BOOL, FLOAT32, true",
    "INT64, INT32, true",
    "FLOAT32, INT32, false",
    "FLOAT16, FLOAT32, false",
    "FLOAT16, FLOAT16, true"
  })
  void whatMayStandForWhat(DType from, DType to, boolean allowed) {
    assertThat(Convert.allowed(from, to)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, FLOAT64",
    "FLOAT64, FLOAT32",
    "INT32, FLOAT32",
    "INT64, FLOAT64",
    "UINT8, FLOAT32",
    "UINT8, INT32",
    "INT64, INT32",
    "INT32, INT64"
  })
  void conversions(DType from, DType to) {
    double[] values = {0, 3, 200};
    ByteBuffer target = HostNumbers.of(to, new double[3]);
    Convert.elements(HostNumbers.of(from, values), from, target, to, 3);
    assertThat(target).isEqualTo(HostNumbers.of(to, values));
  }

  @Test
  void aColumnKnowsTheClassOfASample() {
    Column hot =
        new Column(
            "y", TensorSpec.of(DType.FLOAT32, 3), DType.FLOAT32, LabelCheck.NONE, 2, staging());
    hot.target(2).put(HostNumbers.of(DType.FLOAT32, 0, 0, 1, 1, 0, 0));
    assertThat(hot.label(0)).isEqualTo(2);
    assertThat(hot.label(1)).isZero();
    Column number =
        new Column(
            "y",
            TensorSpec.of(DType.UINT8),
            DType.INT32,
            below(5, TensorSpec.of(DType.UINT8)),
            2,
            staging());
    number.target(2).put(new byte[] {4, 1});
    assertThat(number.label(0)).isEqualTo(4);
  }

  @Test
  void aLabelThatIsNoClassIsRefused() {
    Column real =
        new Column(
            "Targets",
            TensorSpec.of(DType.FLOAT32),
            DType.FLOAT32,
            below(3, TensorSpec.of(DType.FLOAT32)),
            3,
            staging());
    real.target(3).put(HostNumbers.of(DType.FLOAT32, 0, Double.NaN, 2));
    assertThatThrownBy(() -> real.finish(3, new long[] {7, 8, 9}, 0))
        .hasMessageContaining("label NaN at sample 8");
    Column negative =
        new Column(
            "Targets",
            TensorSpec.of(DType.INT32),
            DType.INT32,
            below(3, TensorSpec.of(DType.INT32)),
            3,
            staging());
    negative.target(3).put(HostNumbers.of(DType.INT32, 0, 1, -1));
    assertThatThrownBy(() -> negative.finish(3, new long[] {7, 8, 9}, 0))
        .hasMessageContaining("label -1 at sample 9");
  }

  @Test
  void aBatchBeyondABufferIsRefused() {
    assertThatThrownBy(
            () ->
                new Column(
                    "x",
                    TensorSpec.of(DType.FLOAT32, 1 << 20),
                    DType.FLOAT32,
                    LabelCheck.NONE,
                    4096,
                    staging()))
        .hasMessageContaining("less than 2 GiB");
  }

  @Test
  void paddingRepeatsTheLastSample() {
    Column x =
        new Column("x", TensorSpec.of(DType.UINT8, 2), DType.UINT8, LabelCheck.NONE, 4, staging());
    ByteBuffer target = x.target(4);
    target.put(new byte[] {1, 2, 3, 4});
    x.finish(2, new long[2], 0);
    x.pad(2, 4);
    byte[] all = new byte[8];
    target.get(0, all);
    assertThat(all).containsExactly(1, 2, 3, 4, 3, 4, 3, 4);
  }

  private static LabelCheck below(long classes, TensorSpec sample) {
    return LabelCheck.of("Targets", "loss", Labels.classes(classes), sample);
  }
}
