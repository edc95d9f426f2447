package org.fascicle.plugin.datasets.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CanvasTest {
  private final byte[] out = new byte[28 * 28];

  private int at(int row, int column) {
    return out[row * 28 + column] & 0xFF;
  }

  private void line(double x1, double y1, double x2, double y2, double radius, double blur) {
    Ink ink = new Ink();
    ink.x[0] = x1;
    ink.y[0] = y1;
    ink.x[1] = x2;
    ink.y[1] = y2;
    ink.starts[0] = true;
    Arrays.fill(ink.radius, radius);
    ink.size = 2;
    new Canvas().draw(ink, blur, out, 0);
  }

  @Test
  void drawsAVerticalStrokeOfTheRightWidth() {
    line(10, 2, 10, 18, 2, 1);
    for (int column = 0; column < 28; column++) {
      assertThat(at(14, column)).isEqualTo(column >= 12 && column < 16 ? 255 : 0);
    }
  }

  @Test
  void smoothsEdges() {
    line(10.25, 2, 10.25, 18, 1.5, 1);
    assertThat(at(14, 12)).as("three quarters paper").isBetween(1, 254);
    assertThat(at(14, 13)).isEqualTo(255);
  }

  @Test
  void bringsTheCentreOfMassToTheMiddle() {
    line(8, 4, 8, 12, 2, 1);
    assertThat(at(9, 13)).isEqualTo(255);
    assertThat(at(18, 14)).isEqualTo(255);
    assertThat(at(14, 11)).isZero();
    assertThat(at(14, 16)).isZero();
  }

  @Test
  void keepsTheBoxInsideTheImage() {
    line(2, 2, 2, 10, 2, 1);
    assertThat(at(14, 8 + 2)).isEqualTo(255);
    assertThat(at(14, 8 + 5)).isZero();
  }

  @Test
  void clearsWhatWasThere() {
    Arrays.fill(out, (byte) 77);
    line(10, 2, 10, 18, 2, 1);
    assertThat(at(0, 0)).isZero();
    assertThat(at(27, 27)).isZero();
  }
}
