package org.fascicle.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {
  private static final int BLUE = 0xFF0072B2;
  private static final int VERMILION = 0xFFD55E00;

  @TempDir Path folder;

  private BufferedImage written(Path file) throws IOException {
    try (var files = Files.list(file.getParent())) {
      assertThat(files).as("no temporary file is left").containsExactly(file);
    }
    return ImageIO.read(file.toFile());
  }

  private static long count(BufferedImage image, int color) {
    long count = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        count += image.getRGB(x, y) == color ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void linesHaveColoursOfTheirOwn() throws IOException {
    Path file = folder.resolve("new/lines.png");
    LineChart chart = LineChart.of("Lines", "x").line("a", 1, 2, 3).line("b", 3, 2, 1);
    Picture.write(file, chart);
    BufferedImage image = written(file);

    assertThat(image.getWidth()).isEqualTo(560);
    assertThat(image.getHeight()).isEqualTo(420);
    assertThat(count(image, BLUE)).isGreaterThan(300);
    assertThat(count(image, VERMILION)).isGreaterThan(300);
  }

  @Test
  void barsOfAGroupStandSideBySide() throws IOException {
    Path file = folder.resolve("bars/bars.png");
    BarChart chart =
        BarChart.of("Bars", "", List.of("one", "two"))
            .bars("a", 1, 2)
            .bars("b", 3, Double.NaN)
            .line("level", 1);
    Picture.write(file, chart);
    BufferedImage image = written(file);

    assertThat(count(image, BLUE)).isGreaterThan(3000);
    assertThat(count(image, VERMILION)).isGreaterThan(3000);
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> chart.bars("c", 1))
        .withMessageContaining("2 values");
  }

  @Test
  void halfIsAsDeepAsTwiceIsHigh() throws IOException {
    Path file = folder.resolve("ratios/ratios.png");
    BarChart chart =
        BarChart.of("Ratios", "", List.of("one")).bars("half", 0.5).bars("twice", 2).ratios();
    Picture.write(file, chart);
    BufferedImage image = written(file);

    long twice = count(image, VERMILION);
    assertThat(twice).isGreaterThan(3000);
    assertThat(count(image, BLUE)).isBetween(twice * 9 / 10, twice * 11 / 10);
  }

  @Test
  void aLevelSpansThePlotOfOneGroupToo() throws IOException {
    Path file = folder.resolve("level/level.png");
    Picture.write(file, BarChart.of("Level", "", List.of("one")).bars("a", 3).line("level", 1));
    BufferedImage image = written(file);

    int longest = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      int dark = 0;
      for (int x = 0; x < image.getWidth(); x++) {
        dark += (image.getRGB(x, y) & 0xFFFFFF) == 0 ? 1 : 0;
      }
      longest = Math.max(longest, dark);
    }
    assertThat(longest).isGreaterThan(400);
  }

  @Test
  void labelsOfAStraightLineStandApart() throws IOException {
    double[] x = IntStream.rangeClosed(0, 400).mapToDouble(i -> -4 + i / 50.0).toArray();
    Path file = folder.resolve("straight/straight.png");
    Picture.write(file, LineChart.of("Straight", "x").line("a", x, x));
    BufferedImage image = written(file);

    int labels = 0;
    boolean above = false;
    for (int y = 0; y < image.getHeight() - 60; y++) {
      boolean dark = false;
      for (int column = 0; column < 25; column++) {
        dark |= (image.getRGB(column, y) & 0xFF) < 100;
      }
      labels += dark && !above ? 1 : 0;
      above = dark;
    }
    assertThat(labels).isBetween(5, 12); // overlapping ones count as one: three, of 29
  }

  @Test
  void chartsStandInRows() throws IOException {
    LineChart chart = LineChart.of("One", "x").line("a", 1, 2);
    Path file = folder.resolve("rows/rows.png");
    Picture.write(file, 2, List.of(chart, chart, chart));
    BufferedImage image = written(file);

    assertThat(image.getWidth()).isEqualTo(1120);
    assertThat(image.getHeight()).isEqualTo(840);
  }

  @Test
  void whatIsNotFiniteIsLeftOut() throws IOException {
    Path file = folder.resolve("holes/holes.png");
    double nan = Double.NaN;
    Picture.write(file, LineChart.of("Holes", "x").line("a", 1, nan, 3).line("nothing", nan, nan));

    assertThat(count(written(file), BLUE)).isPositive();
  }

  @Test
  void pathsAreDrawnOverTheSurfaceAndCutOff() throws IOException {
    Path file = folder.resolve("paths/paths.png");
    ContourChart chart =
        ContourChart.of("Bowl", (x, y) -> x * x + y * y, -2, 2, -2, 2)
            .path("in", new double[] {-1, 0, 0}, new double[] {1, 1, 0})
            .path("out", new double[] {0, 1e9, Double.NaN}, new double[] {-1, -1, 0});
    Picture.write(file, chart);
    BufferedImage image = written(file);

    assertThat(count(image, BLUE)).isGreaterThan(100);
    assertThat(count(image, VERMILION)).isGreaterThan(100);
    // Low in the middle, high in the corners.
    assertThat(image.getRGB(285, 215) & 0xFF).isLessThan(image.getRGB(40, 40) & 0xFF);
  }

  @Test
  void curvesOfARunAreLossesAndOthers() throws IOException {
    History history =
        new History(
            List.of(
                new History.Epoch(0, Map.of("loss", 1.0, "accuracy", 0.5), 0.1, 1, 1, 1),
                new History.Epoch(
                    1, Map.of("loss", 0.5, "accuracy", 0.6, "val_loss", 2.0), 0.1, 1, 1, 1)),
            List.of(),
            History.Stop.COMPLETED,
            "",
            2,
            1);

    assertThat(TrainingCurves.of(history, true)).containsOnlyKeys("loss", "val_loss");
    assertThat(TrainingCurves.of(history, false).get("accuracy")).containsExactly(0.5, 0.6);
    Path file = folder.resolve("curves/curves.png");
    TrainingCurves.write(history, "run", file);
    assertThat(written(file).getWidth()).isEqualTo(1120);
  }

  @Test
  void namesTheFileThatCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("occupied"), "");

    assertThatExceptionOfType(FascicleException.class)
        .isThrownBy(() -> Picture.write(folder.resolve("occupied/a.png"), LineChart.of("a", "x")))
        .withMessageContaining("a.png cannot be written");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> LineChart.of("a", "x").line("b", new double[1], new double[2]))
        .withMessageContaining("Chart, b");
  }
}
