package org.fascicle.examples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.charts.LineChart;
import org.fascicle.charts.Picture;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Sgd;

/**
 * Life expectancy from births a woman, a line through 190 countries. First as in the course, one
 * country a step; such a fit never comes to rest, because every country pulls it its own way. Then
 * on, all countries a step, until it stands where the normal equations put it.
 *
 * <p>The table is of the World Bank's World Development Indicators (CC BY 4.0): total fertility
 * rate and life expectancy at birth, 2010.
 */
final class D10 implements Example {
  private static final String TABLE = "births-and-life-2010.tsv";

  /** Below 2 / 22, the greatest curvature of the mean squared error over these countries. */
  private static final double RATE = 0.05;

  /** The least curvature is 0.37: after 2,000 steps e^−37 of the distance is left. */
  private static final int STEPS = 2000;

  @Override
  public String id() {
    return "D10";
  }

  @Override
  public String title() {
    return "Life expectancy from births: a line by gradient descent";
  }

  @Override
  public int epochs() {
    return 100;
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    List<String[]> rows = table();
    double[] births = rows.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray();
    double[] years = rows.stream().mapToDouble(row -> Double.parseDouble(row[2])).toArray();
    HostArray x = Line.column(births);
    HostArray y = Line.column(years);
    try (Model model =
        run.sequential("D10").add(Dense.of(1).kernelInitializer("zeros").inputShape(1)).build()) {
      run.say().accept(model.summary().toString());
      model.compile(Sgd.of(0.001), "mse");
      History history = model.fit(x, y, run.fit(1).shuffle(false));
      Line course = Line.of(model);
      Line fit = run.epochs() < epochs() ? course : settled(run, model, x, y);
      Line exact = Line.leastSquares(births, years);
      Map<String, Object> figures = TrainingFigures.of(run, "births-and-life", model, history);
      figures.put("course", course.figures());
      figures.put("fit", fit.figures());
      figures.put("leastSquares", exact.figures());
      figures.put("difference", fit.distance(exact));
      double[] ends = {1, 7};
      Picture.write(
          run.picture("line"),
          LineChart.of("Life expectancy, 190 countries, 2010", "births a woman")
              .points("countries", births, years)
              .line("as in the course", ends, course.at(ends))
              .line("least squares", ends, exact.at(ends)));
      return figures;
    }
  }

  private static Line settled(ExampleRun run, Model model, HostArray x, HostArray y) {
    model.compile(Sgd.of(RATE), "mse");
    model.fit(
        x,
        y,
        Fit.epochs(STEPS).batchSize(Math.toIntExact(x.shape().dim(0))).cancelToken(run.cancel()));
    return Line.of(model);
  }

  /** Country, births a woman, life expectancy in years; tab-separated below a header. */
  private static List<String[]> table() {
    try (InputStream in = D10.class.getResourceAsStream(TABLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new FascicleException(TABLE + " cannot be read: " + e.getMessage(), e);
    }
  }
}
