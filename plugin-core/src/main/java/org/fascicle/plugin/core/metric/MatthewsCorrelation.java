package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/**
 * The correlation of actual and predicted classes, from −1 to 1 (Matthews 1975; of several classes:
 * Gorodkin 2004).
 */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=matthews_correlation",
      Plugin.NAME + "=MatthewsCorrelation",
      Plugin.NAME + "=mcc",
    })
public final class MatthewsCorrelation extends ConfusionMetric<NoConfig> {
  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  String name() {
    return "matthews_correlation";
  }

  @Override
  double value(NoConfig config, Confusion confusion) {
    double all = confusion.all();
    double both = 0;
    double actual = 0;
    double predicted = 0;
    for (int k = 0; k < confusion.classes(); k++) {
      both += confusion.actual(k) * confusion.predicted(k);
      actual += confusion.actual(k) * confusion.actual(k);
      predicted += confusion.predicted(k) * confusion.predicted(k);
    }
    double spread = Math.sqrt((all * all - actual) * (all * all - predicted));
    return all == 0 ? Double.NaN : Counts.ratio(confusion.right() * all - both, spread);
  }
}
