package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.MetricContext;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Sums;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/** The weighted sum of the predictions, whatever the targets. */
@Component(
    service = Metric.class,
    property = {
      Plugin.NAME + "=sum",
      Plugin.NAME + "=Sum",
    })
public final class Sum implements Metric<NoConfig> {
  private static final String TOTAL = "total";

  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public void build(
      NoConfig config, TensorSpec target, TensorSpec prediction, Declarations declarations) {
    declarations.state(TOTAL, DType.FLOAT64, Shape.SCALAR, 0);
  }

  @Override
  public void update(
      NoConfig config, MetricContext context, Tensor target, Tensor prediction, Tensor weights) {
    Tensor w = Weights.over(context.session(), weights, prediction.shape());
    Tensor sum = prediction.cast(DType.FLOAT64).mul(w).sum();
    context.updateState(TOTAL, context.state(TOTAL).add(sum));
  }

  @Override
  public double result(NoConfig config, Sums sums) {
    return sums.scalar(TOTAL);
  }
}
