package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** Agreement beyond chance, at most 1 (Cohen 1960; weighted: Cohen 1968). */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=cohen_kappa",
      Plugin.NAME + "=CohenKappa",
    })
public final class CohenKappa extends ConfusionMetric<CohenKappa.Config> {
  /**
   * The configuration.
   *
   * @param weightage how much a disagreement counts: {@code linear} or {@code quadratic} in the
   *     distance of the class numbers; null for all the same
   */
  public record Config(String weightage) {
    /** Checks values and fills in defaults. */
    public Config {
      if (weightage != null) {
        Check.oneOf("cohen_kappa.weightage", weightage, "linear", "quadratic");
      }
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  String name() {
    return "cohen_kappa";
  }

  @Override
  double value(Config config, Confusion confusion) {
    double observed = 0;
    double expected = 0;
    double all = confusion.all();
    for (int a = 0; a < confusion.classes(); a++) {
      for (int p = 0; p < confusion.classes(); p++) {
        double weight = disagreement(config.weightage, Math.abs(a - p));
        observed += weight * confusion.at(a, p);
        expected += weight * confusion.actual(a) * confusion.predicted(p) / all;
      }
    }
    return all == 0 ? Double.NaN : 1 - Counts.ratio(observed, expected);
  }

  private static double disagreement(String weightage, int distance) {
    if (weightage == null) {
      return distance == 0 ? 0 : 1;
    }
    return weightage.equals("linear") ? distance : (double) distance * distance;
  }
}
