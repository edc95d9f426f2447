package org.fascicle.api.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where windows stand and how much padding they get. */
class SlidingTest {
  private static Sliding over(Padding padding, long length, long size, int stride, int dilation) {
    return padding.over(Shape.of(length), Shape.of(size), List.of(stride), List.of(dilation));
  }

  /** By Keras 3 on JAX: length, size, stride, dilation; padding before, after, results. */
  @ParameterizedTest
  @CsvSource({
    "7, 3, 1, 1, 1, 1, 7",
    "7, 2, 1, 1, 0, 1, 7",
    "7, 3, 2, 1, 1, 1, 4",
    "6, 3, 2, 1, 0, 1, 3",
    "5, 2, 4, 1, 0, 1, 2",
    "5, 1, 4, 1, 0, 0, 2",
    "1, 5, 1, 1, 2, 2, 1",
    "9, 3, 1, 3, 3, 3, 9"
  })
  void sameGivesOneResultAStride(
      int length, int size, int stride, int dilation, int before, int after, int results) {
    Sliding sliding = over(Padding.SAME, length, size, stride, dilation);
    assertThat(sliding.before()).containsExactly(before);
    assertThat(sliding.after()).containsExactly(after);
    assertThat(sliding.outputs("x", Shape.of(length), Shape.of(size))).isEqualTo(Shape.of(results));
  }

  @Test
  void causalPadsBeforeOnly() {
    Sliding sliding = over(Padding.CAUSAL, 7, 3, 2, 2);
    assertThat(sliding.before()).containsExactly(4);
    assertThat(sliding.after()).containsExactly(0);
    assertThat(sliding.outputs("x", Shape.of(7), Shape.of(3))).isEqualTo(Shape.of(4));
  }

  @Test
  void unknownLengthsStayUnknown() {
    Shape outputs =
        Padding.SAME.outputs("x", Shape.of(-1, 8), Shape.of(3, 3), List.of(2, 2), List.of(1, 1));
    assertThat(outputs).isEqualTo(Shape.of(-1, 4));
  }

  @Test
  void refusesAWindowThatDoesNotFitWithTheArithmetic() {
    assertThatThrownBy(
            () -> over(Padding.VALID, 4, 3, 1, 2).outputs("Conv1D", Shape.of(4), Shape.of(3)))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessageContaining(
            "at most 4 = 0 + 4 + 0 along spatial axis 0, got 5 = (3 − 1) · 2 + 1");
  }
}
