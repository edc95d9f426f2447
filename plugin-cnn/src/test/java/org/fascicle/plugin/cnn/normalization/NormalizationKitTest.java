package org.fascicle.plugin.cnn.normalization;

import java.util.List;
import java.util.stream.Stream;
import org.fascicle.plugin.cnn.CnnKit;
import org.fascicle.tck.layer.LayerCase;
import org.fascicle.tck.layer.LayerCase.Mode;

public class NormalizationKitTest extends CnnKit {
  @Override
  public Stream<LayerCase> cases() {
    return Stream.of(batch(), layer(), group(), response()).flatMap(cases -> cases);
  }

  private static Stream<LayerCase> batch() {
    return Stream.of(
            LayerCase.of(layer("BatchNormalization"), 5, 3)
                .refuses("momentum", 1.5)
                .refuses("epsilon", -1)
                .refuses("axis", 0)
                .refuses("axis", 3)
                .refuses("moving_mean_initializer", "glorot_uniform")
                .refuses("moving_variance_initializer", "random_normal")
                .refusesInputs(new long[] {5, OPEN}),
            LayerCase.of(layer("BatchNormalization").with("momentum", 0.5), 7),
            LayerCase.of(layer("BatchNormalization").with("axis", 1), 3, 5, 7),
            LayerCase.of(layer("BatchNormalization").with("scale", false), 2, OPEN, 3),
            LayerCase.of(
                layer("BatchNormalization").with("scale", false).with("center", false), 3, 2))
        .map(c -> c.mode(Mode.DIFFERENT));
  }

  private static Stream<LayerCase> layer() {
    return Stream.of(
        LayerCase.of(layer("BatchNormalization").with("trainable", false), 5, 3),
        LayerCase.of(layer("LayerNormalization"), 5, 3)
            .refuses("axis", 0)
            .refuses("axis", List.of(1, -2))
            .refuses("axis", List.of())
            .refuses("axis", 3)
            .refuses("epsilon", Double.NaN)
            .refusesInputs(new long[] {5, OPEN}),
        LayerCase.of(layer("LayerNormalization").with("axis", List.of(1, 2)), 5, 3),
        LayerCase.of(layer("LayerNormalization").with("axis", 1), 5, 3, 2),
        LayerCase.of(layer("LayerNormalization").with("center", false), OPEN, 3),
        LayerCase.of(layer("LayerNormalization").with("scale", false), 7));
  }

  private static Stream<LayerCase> group() {
    return Stream.of(
        LayerCase.of(layer("GroupNormalization").with("groups", 2), 5, 6)
            .refuses("groups", 0)
            .refuses("groups", 4)
            .refuses("axis", 0)
            .refusesInputs(new long[] {5, 3}),
        LayerCase.of(layer("GroupNormalization").with("groups", -1), 5, 7, 3),
        LayerCase.of(layer("GroupNormalization").with("groups", 3).with("axis", 1), 6, 2, 5),
        LayerCase.of(layer("GroupNormalization").with("groups", 1).with("scale", false), 5, 3));
  }

  private static Stream<LayerCase> response() {
    return Stream.of(
        LayerCase.of(layer("LocalResponseNormalization"), 3, 2, 7)
            .refuses("size", 4)
            .refuses("k", 0)
            .refuses("alpha", -1)
            .refuses("beta", Double.NaN)
            .refuses("data_format", "NHWC"),
        LayerCase.of(
            layer("LocalResponseNormalization")
                .with("size", 3)
                .with("alpha", 0.5)
                .with("data_format", FIRST),
            5,
            3,
            2));
  }
}
