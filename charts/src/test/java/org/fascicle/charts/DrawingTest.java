package org.fascicle.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.ClassificationReport;
import org.fascicle.charts.Mark.Box;
import org.fascicle.charts.Mark.Label;
import org.fascicle.charts.Mark.Raster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class DrawingTest {
  private static final int WHITE = 0xFFFFFFFF;

  @TempDir Path folder;

  private static <T extends Mark> List<T> marks(Drawing drawing, Class<T> kind) {
    return drawing.marks().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<String> texts(Drawing drawing) {
    return marks(drawing, Label.class).stream().map(Label::text).toList();
  }

  private static Document parsed(Drawing drawing) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(drawing.toSvg().getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void signedWeightsAreRedWhiteAndBlueOnOneScale() {
    ImageGrid grid =
        ImageGrid.of("weights", Tone.SIGNED)
            .image("a", HostArray.of(new float[] {-2, 0, 2, Float.NaN}, 2, 2))
            .image("b", HostArray.of(new float[] {1, 1, -1, 0}, 2, 2));
    List<Raster> images = marks(grid.draw(), Raster.class);
    BufferedImage a = images.get(0).image();
    BufferedImage b = images.get(1).image();

    assertThat(new Color(a.getRGB(0, 0))).isEqualTo(new Color(0x67001F));
    assertThat(a.getRGB(1, 0)).isEqualTo(WHITE);
    assertThat(new Color(a.getRGB(0, 1))).isEqualTo(new Color(0x053061));
    assertThat(a.getRGB(1, 1)).as("NaN").isEqualTo(0xFF00C000);
    // Half of the furthest weight, which the other image has.
    assertThat(new Color(b.getRGB(0, 0))).isEqualTo(new Color(0x4393C3));
    assertThat(new Color(b.getRGB(0, 1))).isEqualTo(new Color(0xD6604D));
    assertThat(texts(grid.draw())).contains("weights", "a", "b", "−2.00", "0", "2.00");
  }

  @Test
  void plainImagesAreGreyOrColoured() {
    ImageGrid grid =
        ImageGrid.of("plain", Tone.PLAIN)
            .image("", HostArray.of(new float[] {0, 0.5f, 1, 7}, 2, 2, 1))
            .image("", HostArray.of(new float[] {1, 0, 0, 0, 0.2f, 1}, 1, 2, 3))
            .image("", HostArray.of(new byte[] {0, (byte) 255}, 1, 2));
    List<Raster> images = marks(grid.draw(), Raster.class);

    assertThat(images.get(0).image().getRGB(1, 0)).isEqualTo(0xFF808080);
    assertThat(images.get(0).image().getRGB(1, 1)).isEqualTo(WHITE);
    assertThat(images.get(1).image().getRGB(0, 0)).isEqualTo(0xFFFF0000);
    assertThat(images.get(1).image().getRGB(1, 0)).isEqualTo(0xFF0033FF);
    assertThat(images.get(2).image().getRGB(1, 0)).isEqualTo(WHITE);
  }

  @Test
  void heatHasAScaleForEachImage() {
    ImageGrid grid =
        ImageGrid.of("heat", Tone.HEAT)
            .image("", HostArray.of(new float[] {-5, 100}, 1, 2))
            .image("flat", HostArray.of(new float[] {3, 3}, 1, 2));
    List<Raster> images = marks(grid.draw(), Raster.class);

    assertThat(images.get(0).image().getRGB(0, 0)).isEqualTo(0xFF440154);
    assertThat(images.get(0).image().getRGB(1, 0)).isEqualTo(0xFFFDE725);
    assertThat(images.get(1).image().getRGB(0, 0)).isEqualTo(0xFF440154);
  }

  @Test
  void tilesStandInRowsWithoutTouching() {
    HostArray image = HostArray.of(new float[12], 3, 4);
    ImageGrid grid = ImageGrid.of("g", Tone.PLAIN).columns(2).zoom(10);
    for (int i = 0; i < 5; i++) {
      grid = grid.image("", image);
    }
    List<Raster> images = marks(grid.draw(), Raster.class);

    assertThat(images).allSatisfy(r -> assertThat(r.width()).isEqualTo(40));
    assertThat(images).allSatisfy(r -> assertThat(r.height()).isEqualTo(30));
    assertThat(images.get(1).x() - images.get(0).x()).isEqualTo(48);
    assertThat(images.get(2).x()).isEqualTo(images.get(0).x());
    assertThat(images.get(2).y() - images.get(0).y()).isEqualTo(38);
    assertThat(images.get(4).y() + 30).isLessThan(grid.draw().height());
  }

  @Test
  void filtersAreTakenFromTheirAxes() {
    // Kernel (H 1, W 2, I 2, O 3): weight = 100 w + 10 i + o.
    float[] weights = new float[12];
    for (int i = 0; i < 12; i++) {
      weights[i] = 100 * (i / 6) + 10 * (i / 3 % 2) + i % 3;
    }
    HostArray kernel = HostArray.of(weights, 1, 2, 2, 3);

    assertThat(Slices.plane(kernel, 1, 2).toFloats()).containsExactly(12, 112);
    assertThat(Slices.plane(kernel, 0, 1).toFloats()).containsExactly(1, 101);
    HostArray swapped = Slices.swapLast(kernel);
    assertThat(swapped.shape().dims()).containsExactly(1, 2, 3, 2);
    assertThat(Slices.plane(swapped, 2, 1).toFloats()).containsExactly(12, 112);
    HostArray steps = Slices.channelsAcrossSteps(kernel.reshape(2, 2, 3));
    assertThat(Slices.plane(steps, 0, 2).toFloats()).containsExactly(2, 102, 12, 112);

    Drawing drawing = FilterPicture.of("conv", kernel).draw();
    // Six images, and the scale.
    assertThat(marks(drawing, Raster.class)).hasSize(7);
    assertThat(texts(drawing)).contains("conv: 3 filters over 2 channels", "filter 2", "channel 1");
    assertThat(texts(FilterPicture.of("conv", kernel).filters(2).channels(1).draw()))
        .contains("conv: 2 of 3 filters over 1 of 2 channels");
  }

  @Test
  void filtersOverThreeChannelsAreColours() {
    HostArray kernel = HostArray.of(new float[] {2, -2, 0, 1, 0, 0}, 2, 1, 3, 1);
    BufferedImage image =
        marks(FilterPicture.of("rgb", kernel).draw(), Raster.class).get(0).image();

    assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFF0080);
    assertThat(image.getRGB(0, 1)).isEqualTo(0xFFBF8080);
    assertThat(marks(FilterPicture.of("rgb", kernel).colored(false).draw(), Raster.class))
        .hasSize(4);
  }

  @Test
  void refusesWhatItCannotDraw() {
    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(() -> FilterPicture.of("dense", HostArray.of(new float[6], 2, 3)))
        .withMessageContaining("(2, 3)")
        .withMessageContaining("WeightPicture");
    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(
            () -> ImageGrid.of("g", Tone.SIGNED).image("", HostArray.of(new float[6], 1, 2, 3)))
        .withMessageContaining("(1, 2, 3)");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> FilterPicture.of("c", HostArray.of(new float[1], 1, 1, 1, 1)).filters(0));
  }

  private static ClassificationReport report(int classes) {
    double[] counts = new double[classes * classes];
    for (int row = 0; row < classes; row++) {
      counts[row * classes + row] = 90;
      counts[row * classes + (row + 1) % classes] += 10;
    }
    counts[1] = 30;
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
    return ClassificationReport.of(HostArray.of(counts, classes, classes), names);
  }

  @Test
  void confusionCellsSayCountAndShare() {
    Drawing drawing = ConfusionPicture.of("digits", report(10));
    List<Box> cells = marks(drawing, Box.class).stream().filter(box -> box.fill() != null).toList();

    assertThat(cells).hasSize(100);
    assertThat(texts(drawing))
        .contains("digits", "class 7", "predicted", "actual", "90", "75 %", "10 %", "30")
        .contains("class 0 taken for class 1: 30 (25 %)")
        .doesNotContain("0");
    // Right is blue, wrong is red, nothing is white.
    assertThat(cells.get(0).fill()).isEqualTo(ColorScale.BLUE.color(0.75));
    assertThat(cells.get(1).fill()).isEqualTo(ColorScale.RED.color(Math.cbrt(0.25)));
    assertThat(cells.get(5).fill()).isEqualTo(Color.WHITE);
    assertThat(cells.get(10).y()).isGreaterThan(cells.get(0).y());
    assertThat(cells.get(1).x()).isGreaterThan(cells.get(0).x());
  }

  @Test
  void aHundredClassesFitAndAreNamed() {
    Drawing drawing = ConfusionPicture.of("hundred", report(100));

    assertThat(drawing.width()).isBetween(900, 1500);
    assertThat(texts(drawing)).contains("class 99", "class 0 taken for class 1: 30 (25 %)");
    List<Box> cells = marks(drawing, Box.class);
    assertThat(cells).hasSize(10_001);
    // A name is no higher than its row.
    assertThat(
            marks(drawing, Label.class).stream()
                .filter(label -> label.text().equals("class 99"))
                .mapToInt(label -> label.lettering().size())
                .max()
                .orElseThrow())
        .isLessThanOrEqualTo((int) cells.get(0).height());
  }

  @Test
  void svgIsXmlWithItsTexts() throws Exception {
    Drawing drawing =
        ImageGrid.of("a < b & \"c\" \u0001 ☃", Tone.SIGNED)
            .image("one", HostArray.of(new float[] {1}, 1, 1))
            .draw();
    Document document = parsed(drawing);

    assertThat(document.getDocumentElement().getAttribute("viewBox"))
        .isEqualTo("0 0 " + drawing.width() + " " + drawing.height());
    assertThat(document.getElementsByTagName("text").item(0).getTextContent())
        .isEqualTo("a < b & \"c\" \uFFFD ☃");
    assertThat(document.getElementsByTagName("image").getLength()).isEqualTo(2);
  }

  @Test
  void aPngHasTwoPixelsAPoint() throws IOException {
    Drawing drawing =
        ImageGrid.of("g", Tone.PLAIN).zoom(10).image("", HostArray.of(new float[4], 2, 2)).draw();
    Path file = folder.resolve("new/grid.png");
    drawing.write(file);
    BufferedImage image = ImageIO.read(file.toFile());
    Raster raster = marks(drawing, Raster.class).get(0);

    assertThat(image.getWidth()).isEqualTo(2 * drawing.width());
    // The whole square of 20 points is black, and what is beside the frame is white.
    int x = (int) (2 * raster.x());
    int y = (int) (2 * raster.y());
    assertThat(image.getRGB(x + 3, y + 3)).isEqualTo(0xFF000000);
    assertThat(image.getRGB(x + 36, y + 36)).isEqualTo(0xFF000000);
    assertThat(image.getRGB(x + 46, y + 20)).isEqualTo(WHITE);
  }

  @Test
  void aFailedWriteLeavesTheOldFile() throws IOException {
    Drawing drawing = ConfusionPicture.of("c", report(2));
    Path folderInTheWay = Files.createDirectory(folder.resolve("way.svg"));
    Path old = Files.writeString(folder.resolve("old.txt"), "old");

    assertThatExceptionOfType(FascicleException.class)
        .isThrownBy(() -> drawing.write(folderInTheWay))
        .withMessageContaining("it is a folder");
    assertThatExceptionOfType(FascicleException.class)
        .isThrownBy(() -> drawing.write(old.resolve("beneath.png")))
        .withMessageContaining("What was there before is unchanged");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> drawing.write(old))
        .withMessageContaining(".png or .svg");
    assertThat(old).hasContent("old");
    try (var files = Files.list(folder)) {
      assertThat(files).as("no temporary file").containsExactlyInAnyOrder(folderInTheWay, old);
    }
  }

  @Test
  void textIsCutToFit() {
    Lettering small = Lettering.plain(10);

    assertThat(small.fit("short", 200)).isEqualTo("short");
    assertThat(small.fit("a very long name", 40)).endsWith("…").startsWith("a");
    assertThat(small.width(small.fit("a very long name", 40))).isLessThanOrEqualTo(40);
    assertThat(Arrays.asList(small.fit("x", 0))).containsExactly("…");
  }
}
