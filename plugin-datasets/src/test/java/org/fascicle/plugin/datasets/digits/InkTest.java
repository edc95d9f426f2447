package org.fascicle.plugin.datasets.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.fascicle.plugin.datasets.digits.Skeleton.Point;
import org.junit.jupiter.api.Test;

class InkTest {
  private static Ink trace(String skeleton) {
    Ink ink = new Ink();
    ink.trace(Skeleton.parse(skeleton), 0, new Dice(0, 0, 0));
    return ink;
  }

  @Test
  void readsSkeletons() {
    Skeleton skeleton = Skeleton.parse("1 2, 3.5 -4^, 5 6; 7 8, 9 10");
    assertThat(skeleton.strokes()).hasSize(2);
    assertThat(skeleton.strokes().get(0)).contains(new Point(3.5, -4, true));
    assertThat(skeleton.strokes().get(1))
        .containsExactly(new Point(7, 8, false), new Point(9, 10, false));
  }

  @Test
  void everyGlyphFitsTheBuffers() {
    Dice dice = new Dice(0, 0, 0);
    Ink ink = new Ink();
    for (int i = 0; i < 2000; i++) {
      ink.trace(Glyphs.choose(i % 10, dice), 2, dice);
      assertThat(ink.size).isGreaterThan(5);
    }
  }

  @Test
  void passesThroughThePointsAndLiftsThePen() {
    Ink ink = trace("0 0, 10 5, 20 0; 5 5, 5 9");
    assertThat(ink.size).isEqualTo(11 + 6);
    assertThat(ink.x[5]).isEqualTo(10);
    assertThat(ink.y[5]).isEqualTo(5);
    assertThat(ink.starts[0]).isTrue();
    assertThat(ink.starts[11]).isTrue();
    assertThat(ink.starts[5]).isFalse();
  }

  @Test
  void breaksAtCornersAlone() {
    Ink smooth = trace("0 0, 10 10, 20 0");
    Ink sharp = trace("0 0, 10 10^, 20 0");
    assertThat(smooth.y[4] - smooth.x[4]).as("bent before the point").isGreaterThan(0.1);
    assertThat(sharp.y[4]).as("straight up to the corner").isCloseTo(sharp.x[4], within(1e-12));
    assertThat(sharp.y[6]).as("and from it").isCloseTo(20 - sharp.x[6], within(1e-12));
  }

  @Test
  void softensTheInsideOfAStrokeOnly() {
    Ink ink = trace("0 0, 10 10^, 20 0");
    ink.soften(1);
    assertThat(ink.y[5]).isLessThan(9.5);
    assertThat(ink.x[0]).isZero();
    assertThat(ink.x[10]).isEqualTo(20);
  }

  @Test
  void fitsASquareWithItsThickness() {
    Ink ink = trace("0 0, 50 100");
    Arrays.fill(ink.radius, 2);
    ink.fit(20);
    assertThat(ink.y[0]).isCloseTo(2, within(1e-12));
    assertThat(ink.y[5]).isCloseTo(18, within(1e-12));
    assertThat(ink.x[0] + ink.x[5]).as("centred").isCloseTo(20, within(1e-12));
  }
}
