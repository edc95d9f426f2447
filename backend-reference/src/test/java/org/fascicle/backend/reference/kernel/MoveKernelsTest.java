package org.fascicle.backend.reference.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.op.BroadcastTo;
import org.fascicle.api.op.Concat;
import org.fascicle.api.op.Fill;
import org.fascicle.api.op.Identity;
import org.fascicle.api.op.Iota;
import org.fascicle.api.op.Pad;
import org.fascicle.api.op.Reshape;
import org.fascicle.api.op.Reverse;
import org.fascicle.api.op.Slice;
import org.fascicle.api.op.StopGradient;
import org.fascicle.api.op.Transpose;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MoveKernelsTest {
  @ParameterizedTest
  @EnumSource(DType.class)
  void wholesMoveInAnyType(DType dtype) {
    Value x = Value.counting(dtype, Shape.of(2, 3));
    assertThat(Run.one(new Identity(), x).data()).isEqualTo(x.data());
    assertThat(Run.one(new StopGradient(), x).data()).isEqualTo(x.data());
    assertThat(Run.one(new Reshape(Shape.of(3, 1, 2)), x).data()).isEqualTo(x.data());
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void partsMoveInAnyType(DType dtype) {
    Value x = Value.counting(dtype, Shape.of(2, 3));
    assertThat(Run.one(new Transpose(List.of(1, 0)), x).toDoubles())
        .containsExactly(0, 3, 1, 4, 2, 5);
    assertThat(Run.one(new Reverse(List.of(1)), x).toDoubles()).containsExactly(2, 1, 0, 5, 4, 3);
    assertThat(Run.one(new BroadcastTo(Shape.of(2, 2, 3)), x).toDoubles())
        .containsExactly(0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5);
    assertThat(Run.one(new Concat(1), x, x).toDoubles())
        .containsExactly(0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5);
    Slice slice = new Slice(Shape.of(2, 2), List.of(1, 2));
    assertThat(Run.one(slice, x, Value.host(0L, 0L)).toDoubles()).containsExactly(0, 2, 3, 5);
  }

  @Test
  void transposesThreeAxes() {
    Value x = Value.counting(DType.INT32, Shape.of(2, 3, 4));
    double[] y = Run.one(new Transpose(List.of(2, 0, 1)), x).toDoubles();
    assertThat(y[0]).isZero();
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 3; b++) {
        for (int c = 0; c < 4; c++) {
          assertThat(y[(c * 2 + a) * 3 + b]).isEqualTo((a * 3 + b) * 4 + c);
        }
      }
    }
  }

  @Test
  void reversesSeveralAxes() {
    Value x = Value.counting(DType.FLOAT32, Shape.of(2, 2, 2));
    assertThat(Run.one(new Reverse(List.of(0, 2)), x).toDoubles())
        .containsExactly(5, 4, 7, 6, 1, 0, 3, 2);
    assertThat(Run.one(new Reverse(List.of()), x).data()).isEqualTo(x.data());
  }

  @Test
  void broadcastsInnerAxes() {
    Value x = Value.floats(Shape.of(2, 1), 1, 2);
    assertThat(Run.one(new BroadcastTo(Shape.of(2, 3)), x).toDoubles())
        .containsExactly(1, 1, 1, 2, 2, 2);
    assertThat(Run.one(new BroadcastTo(Shape.of(2, 0)), x).toDoubles()).isEmpty();
    assertThat(Run.one(new BroadcastTo(Shape.of(3)), Value.bools(Shape.SCALAR, 1)).toDoubles())
        .containsExactly(1, 1, 1);
  }

  @Test
  void slicesBeginWhereTheHostSays() {
    Value x = Value.counting(DType.INT64, Shape.of(4, 5));
    Slice slice = new Slice(Shape.of(2, 2), List.of(2, 3));
    assertThat(Run.one(slice, x, Value.host(1L, 1L)).toLongs()).containsExactly(6, 9, 16, 19);
    assertThat(Run.one(slice, x, Value.host(0L, 0L)).toLongs()).containsExactly(0, 3, 10, 13);
    assertThatThrownBy(() -> Run.one(slice, x, Value.host(2L, 0L)))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("slice");
    Slice none = new Slice(Shape.of(4, 0));
    assertThat(Run.one(none, x, Value.host(0L, 5L)).toLongs()).isEmpty();
  }

  @Test
  void padsLeaveAConstantAround() {
    Value x = Value.floats(Shape.of(2), 1, 2);
    Pad pad = new Pad(Shape.of(6), List.of(2));
    assertThat(Run.one(pad, x, Value.host(1L), Value.host(9.0)).toDoubles())
        .containsExactly(9, 1, 9, 2, 9, 9);
    assertThatThrownBy(() -> Run.one(pad, x, Value.host(4L), Value.host(9.0)))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("pad");
    Value matrix = Value.ints(Shape.of(1, 2), 1, 2);
    Value padded = Run.one(new Pad(Shape.of(2, 4)), matrix, Value.host(1L, 2L), Value.host(-0.5));
    assertThat(padded.toLongs()).containsExactly(0, 0, 0, 0, 0, 0, 1, 2);
    Value truth = Value.bools(Shape.of(1), 0);
    assertThat(Run.one(new Pad(Shape.of(2)), truth, Value.host(0L), Value.host(5L)).toLongs())
        .containsExactly(0, 1);
  }

  @Test
  void concatenatesUnequalParts() {
    Value a = Value.floats(Shape.of(1, 2), 1, 2);
    Value none = Value.floats(Shape.of(0, 2));
    Value b = Value.floats(Shape.of(2, 2), 3, 4, 5, 6);
    assertThat(Run.one(new Concat(0), a, none, b).toDoubles()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(Run.one(new Concat(0), a).toDoubles()).containsExactly(1, 2);
    Value c = Value.floats(Shape.of(1, 1), 7);
    assertThat(Run.one(new Concat(1), c, a, c).toDoubles()).containsExactly(7, 1, 2, 7);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64", "INT32", "INT64", "UINT8", "BOOL"})
  void fills(DType dtype) {
    assertThat(Run.one(new Fill(dtype, Shape.of(3)), Value.host(1.0)).toDoubles())
        .containsExactly(1, 1, 1);
    assertThat(Run.one(new Fill(dtype, Shape.SCALAR), Value.host(0L)).toDoubles())
        .containsExactly(0);
    assertThat(Run.one(new Fill(dtype, Shape.of(0)), Value.host(0L)).toDoubles()).isEmpty();
  }

  @Test
  void fillsConvertAsCastDoes() {
    assertThat(Run.one(new Fill(DType.INT32, Shape.of(1)), Value.host(-1.7)).toLongs())
        .containsExactly(-1);
    long exact = (1L << 60) + 1;
    assertThat(Run.one(new Fill(DType.INT64, Shape.of(1)), Value.host(exact)).toLongs())
        .containsExactly(exact);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64", "INT32", "INT64"})
  void counts(DType dtype) {
    assertThat(Run.one(new Iota(dtype, 4)).toDoubles()).containsExactly(0, 1, 2, 3);
    assertThat(Run.one(new Iota(dtype, 0)).toDoubles()).isEmpty();
  }
}
