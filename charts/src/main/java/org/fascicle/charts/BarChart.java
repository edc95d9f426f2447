package org.fascicle.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.fascicle.api.exception.InvalidArgumentException;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Bars side by side, a group a name. Immutable: each method gives a changed copy. */
public final class BarChart implements Chart {
  private static final BasicStroke LEVEL = new BasicStroke(1.5f);
  private static final double LOG_2 = Math.log(2);
  private static final int SPACING = 30;

  private final String title;
  private final String yTitle;
  private final List<String> names;
  private final List<Series> series;
  private final boolean isRatio;

  private record Series(String name, List<Double> values, boolean isLine) {
    boolean isVisible() {
      return values.stream().anyMatch(Double::isFinite);
    }
  }

  private BarChart(
      String title, String yTitle, List<String> names, List<Series> series, boolean isRatio) {
    this.title = title;
    this.yTitle = yTitle;
    this.names = List.copyOf(names);
    this.series = List.copyOf(series);
    this.isRatio = isRatio;
  }

  /** A chart without bars, of groups by name. */
  public static BarChart of(String title, String yTitle, List<String> names) {
    return new BarChart(title, yTitle, names, List.of(), false);
  }

  /**
   * A bar in every group, of the same colour; where a value is not finite there is none.
   *
   * @throws InvalidArgumentException if there is not one value a group
   */
  public BarChart bars(String name, double... values) {
    if (values.length != names.size()) {
      throw new InvalidArgumentException(
          "BarChart, " + name, names.size() + " values, one a group", values.length + "", "");
    }
    return with(new Series(name, Arrays.stream(values).boxed().toList(), false));
  }

  /** A line across all groups, to compare with. */
  public BarChart line(String name, double value) {
    return with(new Series(name, Collections.nCopies(names.size(), value), true));
  }

  /**
   * The same on a logarithmic axis, where bars begin at 1: twice as much is as high as half is
   * deep. Values must be above 0.
   */
  public BarChart ratios() {
    return new BarChart(title, yTitle, names, series, true);
  }

  private BarChart with(Series added) {
    List<Series> all = new ArrayList<>(series);
    all.add(added);
    return new BarChart(title, yTitle, names, all, isRatio);
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    CategoryChart chart =
        new CategoryChartBuilder().width(width).height(height).title(title).build();
    chart.setYAxisTitle(yTitle);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotBorderVisible(false);
    chart.getStyler().setSeriesColors(Palette.colors());
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
    chart.getStyler().setLegendBorderColor(Color.WHITE);
    chart.getStyler().setYAxisDecimalPattern("0.####");
    chart.getStyler().setYAxisMin(0.0);
    if (isRatio) {
      showRatios(chart);
    }
    chart.getStyler().setAnnotationLineColor(Color.BLACK);
    chart.getStyler().setAnnotationLineStroke(LEVEL);
    chart.getStyler().setXAxisLabelRotation(names.size() > 6 ? 45 : 0);
    series.stream().filter(Series::isVisible).forEach(s -> add(chart, s));
    chart.paint(graphics, width, height);
  }

  /** What is drawn of a value: of a ratio how often it doubles, so that its bar begins at 1. */
  private double height(double value) {
    return isRatio ? Math.log(value) / LOG_2 : value;
  }

  private void showRatios(CategoryChart chart) {
    DoubleSummaryStatistics heights =
        series.stream()
            .flatMap(s -> s.values.stream())
            .filter(Double::isFinite)
            .mapToDouble(this::height)
            .summaryStatistics();
    // Whole numbers at both ends, and at most one mark between two of them.
    chart.getStyler().setYAxisMin(Math.floor(Math.min(-1, heights.getMin())));
    chart.getStyler().setYAxisMax(Math.ceil(Math.max(1, heights.getMax())));
    chart.getStyler().setYAxisTickMarkSpacingHint(SPACING);
    chart.getStyler().setyAxisTickLabelsFormattingFunction(BarChart::ratio);
  }

  /** A doubling as the ratio that it is; between two of them nothing is written. */
  private static String ratio(double height) {
    double ratio = Math.exp(height * LOG_2);
    DecimalFormat format =
        new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return height == Math.rint(height) ? format.format(ratio) : "";
  }

  private void add(CategoryChart chart, Series shown) {
    List<Double> values = new ArrayList<>();
    for (double value : shown.values) {
      values.add(Double.isFinite(value) ? height(value) : null);
    }
    CategorySeries drawn = chart.addSeries(shown.name, names, values);
    if (shown.isLine) {
      // The series is for the legend and the axis; the line itself spans the plot.
      chart.addAnnotation(new AnnotationLine(values.get(0), false, false));
      drawn.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Line);
      drawn.setMarker(SeriesMarkers.NONE);
      drawn.setLineColor(Color.BLACK);
      drawn.setLineStyle(LEVEL);
    }
  }
}
