package org.fascicle.distribution.console;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.fascicle.api.model.History;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the loss and the metrics of a training run, side by side, into a PNG file. */
public final class CurveImage {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 400;

  private CurveImage() {}

  /**
   * The curves of a run, one value an epoch, by name.
   *
   * @param losses whether losses are meant, or everything else
   */
  public static Map<String, double[]> curves(History history, boolean losses) {
    Map<String, double[]> curves = new LinkedHashMap<>();
    for (History.Epoch epoch : history.epochs()) {
      for (String name : epoch.logs().keySet()) {
        if (name.endsWith("loss") == losses) {
          curves.computeIfAbsent(name, history::get);
        }
      }
    }
    return curves;
  }

  /**
   * Writes the picture, replacing the file only when it is complete.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(History history, String title, Path file) throws IOException {
    BufferedImage image = new BufferedImage(2 * WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 2 * WIDTH, HEIGHT);
    chart(title + ": loss", curves(history, true)).paint(graphics, WIDTH, HEIGHT);
    graphics.translate(WIDTH, 0);
    chart(title + ": metrics", curves(history, false)).paint(graphics, WIDTH, HEIGHT);
    graphics.dispose();
    Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "curve", ".png");
    try {
      ImageIO.write(image, "png", temporary.toFile());
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static XYChart chart(String title, Map<String, double[]> curves) {
    XYChart chart =
        new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).xAxisTitle("epoch").build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotBorderVisible(false);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
    chart.getStyler().setYAxisDecimalPattern("0.####");
    chart.getStyler().setXAxisDecimalPattern("0");
    curves.forEach(
        (name, values) -> {
          double[] epochs = IntStream.rangeClosed(1, values.length).asDoubleStream().toArray();
          if (Arrays.stream(values).anyMatch(Double::isFinite)) {
            chart.addSeries(name, epochs, values).setMarker(SeriesMarkers.CIRCLE);
          }
        });
    return chart;
  }
}
