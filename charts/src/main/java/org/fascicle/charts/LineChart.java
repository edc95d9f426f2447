package org.fascicle.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Lines and points over a horizontal axis. Immutable: each method gives a changed copy. */
public final class LineChart implements Chart {
  private static final int FEW = 30;

  private final String title;
  private final String xTitle;
  private final List<Series> series;
  private final List<Consumer<XYChart>> settings;

  private record Series(Points points, boolean line) {}

  private LineChart(
      String title, String xTitle, List<Series> series, List<Consumer<XYChart>> settings) {
    this.title = title;
    this.xTitle = xTitle;
    this.series = List.copyOf(series);
    this.settings = List.copyOf(settings);
  }

  /** An empty chart. */
  public static LineChart of(String title, String xTitle) {
    return new LineChart(title, xTitle, List.of(), List.of());
  }

  /** A line through values at 1, 2, 3 …: one value an epoch. */
  public LineChart line(String name, double... values) {
    return line(name, IntStream.rangeClosed(1, values.length).asDoubleStream().toArray(), values);
  }

  /** A line through points; those that are not finite are left out. */
  public LineChart line(String name, double[] x, double[] y) {
    return with(name, x, y, true);
  }

  /** Points without a line. */
  public LineChart points(String name, double[] x, double[] y) {
    return with(name, x, y, false);
  }

  private LineChart with(String name, double[] x, double[] y, boolean line) {
    List<Series> all = new ArrayList<>(series);
    all.add(new Series(new Points(name, x, y).finite(), line));
    return new LineChart(title, xTitle, all, settings);
  }

  /** A horizontal axis of powers of ten; values must be above 0. */
  public LineChart logarithmicX() {
    return setting(chart -> chart.getStyler().setXAxisLogarithmic(true));
  }

  /** A vertical axis of powers of ten; values must be above 0. */
  public LineChart logarithmicY() {
    return setting(
        chart -> chart.getStyler().setYAxisLogarithmic(true).setYAxisDecimalPattern("0.#E0"));
  }

  /** Shows the values from {@code low} to {@code high} alone. */
  public LineChart rangeY(double low, double high) {
    return setting(chart -> chart.getStyler().setYAxisMin(low).setYAxisMax(high));
  }

  private LineChart setting(Consumer<XYChart> setting) {
    List<Consumer<XYChart>> all = new ArrayList<>(settings);
    all.add(setting);
    return new LineChart(title, xTitle, series, all);
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    XYChart chart =
        new XYChartBuilder().width(width).height(height).title(title).xAxisTitle(xTitle).build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotBorderVisible(false);
    chart.getStyler().setSeriesColors(Palette.colors());
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
    chart.getStyler().setLegendBorderColor(Color.WHITE);
    chart.getStyler().setXAxisDecimalPattern("0.####");
    chart.getStyler().setYAxisDecimalPattern("0.####");
    settings.forEach(setting -> setting.accept(chart));
    series.stream().filter(s -> s.points.size() > 0).forEach(s -> add(chart, s));
    chart.paint(graphics, width, height);
  }

  private static void add(XYChart chart, Series series) {
    boolean marks = !series.line || series.points.size() <= FEW;
    // XChart labels an axis at the values themselves where those are evenly spaced: good for a few
    // epochs, unreadable for many points.
    Points points = marks ? series.points : series.points.uneven();
    XYSeries drawn = chart.addSeries(points.name, points.allX(), points.allY());
    drawn.setMarker(marks ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    drawn.setLineStyle(new BasicStroke(series.line ? 2f : 0f));
    if (!series.line) {
      drawn.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    }
  }
}
