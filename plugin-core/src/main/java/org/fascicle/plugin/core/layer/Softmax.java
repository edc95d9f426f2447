package org.fascicle.plugin.core.layer;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/** eˣ over its sum along axes. What is masked does not take part and is 0. */
@Component(service = Layer.class, property = Plugin.NAME + "=Softmax")
public final class Softmax implements Layer<Softmax.Config> {
  /** Far enough below any score that its exponential is 0. */
  private static final double MASKED = -1e9;

  /**
   * The configuration.
   *
   * @param axis one axis or several, N being 0; −1, the last, unless set
   */
  public record Config(List<Integer> axis) {
    /** Fills in the default. */
    public Config {
      axis = List.copyOf(Check.or(axis, List.of(-1)));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = Inputs.oneReal("Softmax", inputs);
    config.axis.forEach(axis -> x.shape().axis("Softmax", axis));
    return List.of(x);
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Tensor mask = Masked.aligned(context, inputs)[0].mask();
    Tensor x = mask == null ? inputs[0] : mask.where(inputs[0], MASKED);
    Tensor y = softmax(x, config.axis.stream().mapToInt(axis -> axis).toArray());
    return new Tensor[] {mask == null ? y : mask.where(y, 0)};
  }

  private static Tensor softmax(Tensor x, int... axes) {
    return axes.length == 1 ? x.softmax(axes[0]) : x.sub(x.logSumExp(true, axes)).exp();
  }
}
