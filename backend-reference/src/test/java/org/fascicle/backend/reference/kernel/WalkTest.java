package org.fascicle.backend.reference.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.api.Test;

class WalkTest {
  @Test
  void equalShapesMakeOneRun() {
    Shape shape = Shape.of(3, 1, 5, 7);
    Walk walk = Walk.broadcast(shape, shape, shape);
    assertThat(walk.runs).isEqualTo(1);
    assertThat(walk.length).isEqualTo(105);
    assertThat(walk.step).containsExactly(1, 1);
  }

  @Test
  void aScalarStandsStill() {
    Walk walk = Walk.broadcast(Shape.of(3, 5), Shape.of(3, 5), Shape.SCALAR);
    assertThat(walk.runs).isEqualTo(1);
    assertThat(walk.step).containsExactly(1, 0);
  }

  @Test
  void aRowIsRepeated() {
    Walk walk = Walk.broadcast(Shape.of(2, 3), Shape.of(2, 3), Shape.of(3));
    assertThat(positions(walk, 0)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(positions(walk, 1)).containsExactly(0, 1, 2, 0, 1, 2);
  }

  @Test
  void aColumnAndALeadingAxisAreRepeated() {
    Walk walk = Walk.broadcast(Shape.of(2, 2, 3), Shape.of(2, 1), Shape.of(2, 1, 3));
    assertThat(positions(walk, 0)).containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1);
    assertThat(positions(walk, 1)).containsExactly(0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5);
  }

  @Test
  void severalOuterAxesThatDoNotMerge() {
    Walk walk = Walk.broadcast(Shape.of(2, 2, 2, 2), Shape.of(2, 1, 2, 1));
    assertThat(positions(walk, 0)).containsExactly(0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3);
  }

  @Test
  void noElementsMakeNoRuns() {
    assertThat(Walk.broadcast(Shape.of(3, 0), Shape.of(3, 0)).runs).isZero();
    assertThat(Walk.broadcast(Shape.of(0, 3), Shape.of(1, 3)).runs).isZero();
    assertThat(Walk.broadcast(Shape.of(2, 0, 3), Shape.of(3)).runs).isZero();
  }

  @Test
  void noAxesMakeOneElement() {
    Walk walk = Walk.broadcast(Shape.SCALAR, Shape.SCALAR);
    assertThat(walk.runs * walk.length).isEqualTo(1);
    assertThat(walk.at(0, 0)).isZero();
  }

  @Test
  void stridesAndStartsAreFollowed() {
    Walk transposed = new Walk(new long[] {3, 2}, new int[][] {{1, 3}}, new int[] {0});
    assertThat(positions(transposed, 0)).containsExactly(0, 3, 1, 4, 2, 5);
    Walk reversed = new Walk(new long[] {2, 3}, new int[][] {{-3, -1}}, new int[] {5});
    assertThat(reversed.runs).isEqualTo(1);
    assertThat(positions(reversed, 0)).containsExactly(5, 4, 3, 2, 1, 0);
  }

  private static List<Integer> positions(Walk walk, int array) {
    List<Integer> positions = new ArrayList<>();
    for (int run = 0; run < walk.runs; run++) {
      for (int t = 0; t < walk.length; t++) {
        positions.add(walk.at(array, run) + t * walk.step[array]);
      }
    }
    return positions;
  }
}
