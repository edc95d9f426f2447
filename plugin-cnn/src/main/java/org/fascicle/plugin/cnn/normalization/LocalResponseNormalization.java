package org.fascicle.plugin.cnn.normalization;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Grid;
import org.osgi.service.component.annotations.Component;

/**
 * Each element damped by its neighbours in other channels, as in AlexNet: {@code x / (k + α Σ
 * x²)^β}.
 *
 * @see <a
 *     href="https://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks">Krizhevsky
 *     et al.: ImageNet classification with deep convolutional neural networks (2012), 3.3</a>
 */
@Component(service = Layer.class, property = Plugin.NAME + "=LocalResponseNormalization")
public final class LocalResponseNormalization implements Layer<LocalResponseNormalization.Config> {
  /**
   * The configuration; AlexNet's numbers unless set.
   *
   * @param size how many channels a sum has, odd; 5 unless set
   * @param alpha α, not divided by the size; 0.0001 unless set
   * @param beta β; 0.75 unless set
   * @param k above 0; 2 unless set
   * @param dataFormat {@code channels_last}, the default, or {@code channels_first}
   */
  public record Config(Integer size, Double alpha, Double beta, Double k, String dataFormat) {
    /** Checks and fills in defaults. */
    public Config {
      size = Check.or(size, 5);
      alpha = Check.or(alpha, 1e-4);
      beta = Check.or(beta, 0.75);
      k = Check.or(k, 2.0);
      String here = "LocalResponseNormalization";
      Check.that(here + ".size", size, size > 0 && size % 2 == 1, "an odd number of 1 or more");
      Check.that(
          here + ".alpha", alpha, alpha >= 0 && Double.isFinite(alpha), "a number of 0 or more");
      Check.that(here + ".beta", beta, Double.isFinite(beta), "a finite number");
      Check.that(here + ".k", k, k > 0 && Double.isFinite(k), "a number above 0");
      dataFormat = Grid.format(here, dataFormat);
    }

    private List<Integer> axis() {
      return List.of(dataFormat.equals("channels_first") ? 1 : -1);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, …, C) to the same. */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    FeatureAxes.of("LocalResponseNormalization", config.axis(), inputs);
    return inputs;
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    FeatureAxes axes =
        FeatureAxes.of("LocalResponseNormalization", config.axis(), inputs[0].shape());
    Tensor y =
        axes.toLast(inputs[0])
            .localResponseNormalization(config.size, config.alpha, config.beta, config.k);
    return new Tensor[] {axes.fromLast(y)};
  }
}
