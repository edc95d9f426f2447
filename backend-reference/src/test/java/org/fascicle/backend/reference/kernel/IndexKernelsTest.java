package org.fascicle.backend.reference.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.op.Gather;
import org.fascicle.api.op.ScatterAdd;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexKernelsTest {
  @ParameterizedTest
  @EnumSource(DType.class)
  void gathersRowsOfAnyType(DType dtype) {
    Value x = Value.counting(dtype, Shape.of(3, 2));
    Value indices = Value.longs(Shape.of(2, 2), 2, 0, 2, 1);
    Value y = Run.one(new Gather(0), x, indices);
    assertThat(y.spec().shape()).isEqualTo(Shape.of(2, 2, 2));
    assertThat(y.toDoubles()).containsExactly(4, 5, 0, 1, 4, 5, 2, 3);
  }

  @Test
  void gathersAlongInnerAxes() {
    Value x = Value.counting(DType.FLOAT32, Shape.of(2, 3));
    assertThat(Run.one(new Gather(1), x, Value.ints(Shape.SCALAR, 2)).toDoubles())
        .containsExactly(2, 5);
    assertThat(Run.one(new Gather(1), x, Value.ints(Shape.of(2), 1, 1)).toDoubles())
        .containsExactly(1, 1, 4, 4);
    assertThat(Run.one(new Gather(1), x, Value.ints(Shape.of(0))).toDoubles()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64", "INT32", "INT64"})
  void scattersAddUp(DType dtype) {
    Value updates = Value.of(dtype, Shape.of(3, 2), 1, 2, 3, 4, 5, 6);
    Value y = Run.one(new ScatterAdd(0, 4), updates, Value.ints(Shape.of(3), 2, 0, 2));
    assertThat(y.toDoubles()).containsExactly(3, 4, 0, 0, 6, 8, 0, 0);
    Value inner = Run.one(new ScatterAdd(1, 3), updates, Value.longs(Shape.of(2), 1, 1));
    assertThat(inner.toDoubles()).containsExactly(0, 3, 0, 0, 7, 0, 0, 11, 0);
    Value scalar =
        Run.one(
            new ScatterAdd(1, 2), Value.of(dtype, Shape.of(2), 7, 8), Value.ints(Shape.SCALAR, 1));
    assertThat(scalar.toDoubles()).containsExactly(0, 7, 0, 8);
  }

  @Test
  void indicesOutOfRangeAreNamed() {
    Value x = Value.counting(DType.FLOAT32, Shape.of(3, 2));
    assertThatThrownBy(() -> Run.one(new Gather(0), x, Value.ints(Shape.of(2), 1, 3)))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("gather: expected indices from 0 to 2, got 3 at position 1");
    assertThatThrownBy(
            () -> Run.one(new ScatterAdd(0, 2), x, Value.longs(Shape.of(3), 0, 1L << 32, 1)))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("scatter_add: expected indices from 0 to 1, got 4294967296");
    assertThatThrownBy(() -> Run.one(new Gather(0), x, Value.ints(Shape.of(1), -1)))
        .hasMessageContaining("-1 at position 0");
  }
}
