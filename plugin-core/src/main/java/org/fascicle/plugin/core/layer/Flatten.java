package org.fascicle.plugin.core.layer;

import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/** Makes one axis of all but the batch axis: (N, …) to (N, features). */
@Component(service = Layer.class, property = Plugin.NAME + "=Flatten")
public final class Flatten implements Layer<Flatten.Config> {
  /**
   * The configuration.
   *
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}: the axis
   *     behind N then becomes the innermost
   */
  public record Config(String dataFormat) {
    /** Checks the word. */
    public Config {
      dataFormat = Check.or(dataFormat, "channels_last");
      Check.oneOf("Flatten.data_format", dataFormat, "channels_last", "channels_first");
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = Inputs.one("Flatten", inputs);
    return List.of(x.with(flat(x.shape())));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Tensor x = inputs[0];
    boolean first = config.dataFormat.equals("channels_first") && x.shape().rank() > 2;
    return new Tensor[] {(first ? channelsLast(x) : x).reshape(flat(x.shape()))};
  }

  /** The time axis of a mask is gone. */
  @Override
  public boolean passesMask() {
    return false;
  }

  private static Tensor channelsLast(Tensor x) {
    IntStream rest = IntStream.range(2, x.shape().rank());
    return x.transpose(
        IntStream.concat(IntStream.concat(IntStream.of(0), rest), IntStream.of(1)).toArray());
  }

  private static Shape flat(Shape shape) {
    return Shape.of(shape.dim(0), Inputs.product(shape, 1));
  }
}
