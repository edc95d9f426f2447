package org.fascicle.plugin.rnn.attention;

import java.util.List;
import org.fascicle.api.op.Iota;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/**
 * Where in a sequence (N, …, T, D) each step stands, to be added to it: sin(t / λ^(2i/D)) for the
 * even features 2i, cos(t / λ^(2i/D)) for the odd ones 2i + 1, with the steps t from 0. Of the
 * input's shape; its values do not matter. KerasHub's layer of this name.
 *
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al.: Attention is all you need (2017),
 *     3.5</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=SinePositionEncoding")
public final class SinePositionEncoding implements Layer<SinePositionEncoding.Config> {
  /**
   * The configuration.
   *
   * @param maxWavelength λ, the longest wave's length over 2π, above 0; 10000 unless set
   */
  public record Config(Double maxWavelength) {
    /** Checks and fills in the default. */
    public Config {
      maxWavelength = Check.or(maxWavelength, 10_000.0);
      Check.that(
          "SinePositionEncoding.max_wavelength",
          maxWavelength,
          maxWavelength > 0 && Double.isFinite(maxWavelength),
          "a number above 0");
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    return List.of(Positions.input("SinePositionEncoding", inputs));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Shape shape = inputs[0].shape();
    long features = shape.dim(-1);
    Tensor feature = counted(context, inputs[0], features);
    Tensor odd = feature.mod(2);
    Tensor rate =
        feature.sub(odd).mul(-StrictMath.log(config.maxWavelength) / Math.max(1, features)).exp();
    Tensor angle = counted(context, inputs[0], shape.dim(-2)).expandDims(1).mul(rate);
    Tensor waves = odd.equal(0).where(angle.sin(), angle.cos()).cast(inputs[0].dtype());
    return new Tensor[] {waves.broadcastTo(shape)};
  }

  private static Tensor counted(LayerContext context, Tensor like, long length) {
    return context.session().apply(new Iota(like.dtype().wide(), length));
  }
}
