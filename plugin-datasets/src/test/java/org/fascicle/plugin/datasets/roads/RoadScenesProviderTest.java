package org.fascicle.plugin.datasets.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.data.Splits;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.plugin.datasets.Samples;
import org.junit.jupiter.api.Test;

class RoadScenesProviderTest {
  private static final int SIDE = 64;
  private static final int SKY = 0;
  private static final int ROAD = 2;
  private static final int CLASSES = 6;
  private static final Dataset SCENES = open("raw", 200, 10, 1L).train();

  private static Splits open(String pixels, int train, int test, Long seed) {
    return new RoadScenesProvider()
        .open(new RoadScenesConfig(pixels, train, test, seed), Optional.empty());
  }

  private static int at(HostArray classes, int scene, int row, int column) {
    return (int) classes.get((scene * SIDE + row) * SIDE + column);
  }

  @Test
  void imagesHaveAClassForEveryPixel() {
    assertThat(SCENES.inputs().get(0).shape()).isEqualTo(Shape.of(SIDE, SIDE, 3));
    assertThat(SCENES.inputs().get(0).dtype()).isEqualTo(DType.UINT8);
    assertThat(SCENES.targets().get(0).shape()).isEqualTo(Shape.of(SIDE, SIDE));
    assertThat(SCENES.targets().get(0).dtype()).isEqualTo(DType.INT32);
    assertThat(SCENES.classNames())
        .containsExactly("sky", "grass", "road", "lane mark", "vehicle", "tree");
    Dataset unit = open("unit", 1, 1, 1L).train();
    assertThat(unit.input(0).toFloats()[100])
        .isEqualTo(SCENES.take(1).input(0).toFloats()[100] / 255);
  }

  @Test
  void aSceneDependsOnNothingButSeedPartAndNumber() {
    Splits fewer = open("raw", 20, 3, 1L);
    assertThat(Samples.first(fewer.train(), 20)).isEqualTo(Samples.first(SCENES, 20));
    assertThat(Samples.first(fewer.test(), 3)).isNotEqualTo(Samples.first(SCENES, 3));
    assertThat(Samples.first(open("raw", 3, 1, 2L).train(), 3))
        .isNotEqualTo(Samples.first(SCENES, 3));
  }

  /** Bit-equal on every machine: a changed hash means that everybody's scenes have changed. */
  @Test
  void drawsTheSameScenesEverywhere() throws Exception {
    ByteBuffer[] scenes = Samples.first(SCENES, 50);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(scenes[0]);
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("4ebdcd9380331892d2a915479efee1de9932d0db4849213f3d9c573b1fa8a4b4");
  }

  @Test
  void allClassesOccurAndNoneIsAll() {
    HostArray classes = SCENES.target(0);
    double[] shares = new double[CLASSES];
    for (int i = 0; i < classes.shape().elements(); i++) {
      shares[(int) classes.get(i)] += 1.0 / classes.shape().elements();
    }
    assertThat(shares[SKY]).isBetween(0.25, 0.5);
    assertThat(shares[1]).isBetween(0.05, 0.3);
    assertThat(shares[ROAD]).isBetween(0.25, 0.5);
    assertThat(shares[3]).isBetween(0.01, 0.06);
    assertThat(shares[4]).isBetween(0.002, 0.03);
    assertThat(shares[5]).isBetween(0.02, 0.15);
  }

  /** Perspective: the road gets wider towards the camera, and the sky is over it. */
  @Test
  void theRoadWidensTowardsTheCamera() {
    HostArray classes = SCENES.target(0);
    for (int scene = 0; scene < 200; scene++) {
      int wide = roadPixels(classes, scene, SIDE - 1);
      int narrow = roadPixels(classes, scene, 40);
      assertThat(wide).as("scene %d", scene).isGreaterThanOrEqualTo(narrow);
      assertThat(wide).as("scene %d", scene).isGreaterThan(15);
      assertThat(at(classes, scene, 0, 5)).isIn(SKY, 5);
    }
  }

  /** What is drawn over the ground: road, marks and cars. */
  private static int roadPixels(HostArray classes, int scene, int row) {
    int count = 0;
    for (int column = 0; column < SIDE; column++) {
      int found = at(classes, scene, row, column);
      count += found >= ROAD && found <= 4 ? 1 : 0;
    }
    return count;
  }

  /** Marks are lighter than the road about them; else there would be nothing to find. */
  @Test
  void colorsTellTheClasses() {
    HostArray classes = SCENES.target(0);
    float[] pixels = SCENES.input(0).toFloats();
    double[] light = new double[CLASSES];
    double[] green = new double[CLASSES];
    double[] count = new double[CLASSES];
    for (int i = 0; i < classes.shape().elements(); i++) {
      int found = (int) classes.get(i);
      light[found] += pixels[3 * i] + pixels[3 * i + 1] + pixels[3 * i + 2];
      green[found] += pixels[3 * i + 1] - (pixels[3 * i] + pixels[3 * i + 2]) / 2;
      count[found]++;
    }
    assertThat(light[3] / count[3]).isGreaterThan(1.3 * light[ROAD] / count[ROAD]);
    assertThat(green[1] / count[1]).isGreaterThan(10);
    assertThat(Math.abs(green[ROAD] / count[ROAD])).isLessThan(8);
  }

  @Test
  void refusesWrongOptions() {
    assertThatThrownBy(() -> new RoadScenesConfig("grey", null, null, null))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("\"grey\"");
    assertThatThrownBy(() -> new RoadScenesConfig(null, 0, null, null))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("train_samples");
  }
}
