package org.fascicle.examples;

import java.util.Arrays;
import java.util.Map;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.charts.LineChart;
import org.fascicle.charts.Picture;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Sgd;

/**
 * The price of a house from its area: a line through seven points. Areas are standardised, without
 * which gradient descent would need some hundred thousand steps; the line is then given in square
 * metres and thousand euros.
 *
 * <p>The document's own line, 0.8233 x + 52.096, is not the one of least squares.
 */
final class D11 implements Example {
  private static final double[] AREAS = {42.45, 54.25, 32.5, 62.3, 28.4, 45.69, 58.2};
  private static final double[] PRICES = {
    91.241, 101.251, 83.051, 110.341, 67.124, 98.525, 104.251
  };

  @Override
  public String id() {
    return "D11";
  }

  @Override
  public String title() {
    return "The price of a house from its area";
  }

  @Override
  public int epochs() {
    return 200;
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    double mean = Line.mean(AREAS);
    double deviation = Line.deviation(AREAS);
    double[] standard = Arrays.stream(AREAS).map(area -> (area - mean) / deviation).toArray();
    try (Model model =
        run.sequential("D11").add(Dense.of(1).kernelInitializer("zeros").inputShape(1)).build()) {
      run.say().accept(model.summary().toString());
      // Both curvatures of the mean squared error are 2 now: each step takes a fifth of the way.
      model.compile(Sgd.of(0.1), "mse");
      History history =
          model.fit(Line.column(standard), Line.column(PRICES), run.fit(AREAS.length));
      Line fit = Line.of(model).unscaled(mean, deviation);
      Line exact = Line.leastSquares(AREAS, PRICES);
      Map<String, Object> figures = TrainingFigures.of(run, "houses", model, history);
      figures.put("fit", fit.figures());
      figures.put("leastSquares", exact.figures());
      figures.put("difference", fit.distance(exact));
      double[] ends = {25, 65};
      Picture.write(
          run.picture("line"),
          LineChart.of("Seven houses", "area in m²")
              .points("thousand €", AREAS, PRICES)
              .line("gradient descent", ends, fit.at(ends))
              .line("the document's line", ends, new Line(0.8233, 52.096).at(ends)));
      return figures;
    }
  }
}
