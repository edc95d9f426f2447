package org.fascicle.charts;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fascicle.api.model.History;

/** The curves of a training run: losses in one chart, everything else in another. */
public final class TrainingCurves {
  private TrainingCurves() {}

  /**
   * The curves of a run, one value an epoch, by name.
   *
   * @param losses whether losses are meant, or everything else
   */
  public static Map<String, double[]> of(History history, boolean losses) {
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

  /** Draws them side by side into a PNG file. */
  public static void write(History history, String title, Path file) {
    Picture.write(
        file,
        chart(title + ": loss", of(history, true)),
        chart(title + ": metrics", of(history, false)));
  }

  private static LineChart chart(String title, Map<String, double[]> curves) {
    LineChart chart = LineChart.of(title, "epoch");
    for (Map.Entry<String, double[]> curve : curves.entrySet()) {
      chart = chart.line(curve.getKey(), curve.getValue());
    }
    return chart;
  }
}
