package org.fascicle.plugin.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.DType;
import org.fascicle.plugin.core.OwnPlugins;
import org.fascicle.tck.junit.LayerKit;
import org.fascicle.tck.layer.LayerCase;
import org.fascicle.tck.layer.LayerCase.MaskRule;
import org.fascicle.tck.layer.LayerCase.Mode;
import org.junit.jupiter.api.Test;

/** Every layer of this bundle, by the kit. */
class LayersKitTest extends LayerKit {
  private static final long OPEN = -1;

  @Override
  protected Stream<LayerCase> cases() {
    return Stream.of(simple(), shaping(), merging(), random(), learned()).flatMap(List::stream);
  }

  @Test
  void everyLayerHasACase() {
    Set<String> tested = cases().map(c -> c.layer().type()).collect(Collectors.toSet());

    assertThat(OwnPlugins.all())
        .filteredOn(plugin -> plugin.kind() == Kind.LAYER)
        .allSatisfy(plugin -> assertThat(tested).contains(plugin.names().get(0)));
  }

  private static List<LayerCase> simple() {
    return List.of(
        LayerCase.of(layer("Activation").with("activation", "tanh"), 5, 3)
            .refuses("activation", null),
        LayerCase.of(layer("ActivityRegularization").with("l1", 0.1).with("l2", 0.2), 3)
            .refuses("l1", -1)
            .refuses("l2", Double.NaN),
        LayerCase.of(layer("ELU").with("alpha", 0.5), 5, 3).refuses("alpha", Double.NaN),
        LayerCase.of(layer("LeakyReLU"), 5, 3).refuses("negative_slope", -0.1),
        LayerCase.of(layer("ReLU"), 5, 3).refuses("max_value", -1).refuses("threshold", -1),
        LayerCase.of(
            layer("ReLU").with("max_value", 1).with("negative_slope", 0.1).with("threshold", 0.5),
            5,
            3),
        LayerCase.of(layer("Identity"), 5, 3),
        LayerCase.of(layer("Identity"), 3).inputs(DType.INT32),
        LayerCase.of(layer("Masking").with("mask_value", -1), 5, 3)
            .mask(MaskRule.OWN)
            .refusesInputs(new long[0]),
        LayerCase.of(layer("Rescaling").with("scale", 2).with("offset", -3), 5, 3)
            .refuses("scale", null)
            .refuses("offset", Double.POSITIVE_INFINITY),
        LayerCase.of(layer("Softmax"), 5, 3).refuses("axis", 3).refuses("axis", "last"),
        LayerCase.of(layer("Softmax").with("axis", List.of(1, -1)), 5, 3),
        LayerCase.of(layer("UnitNormalization"), 5, 3).refuses("axis", -4),
        LayerCase.of(layer("UnitNormalization").with("axis", List.of(1, 2)), 5, 3));
  }

  private static List<LayerCase> shaping() {
    return List.of(
        LayerCase.of(layer("Flatten"), 3, 5, 2).mask(MaskRule.DROPPED).refuses("data_format", "up"),
        LayerCase.of(layer("Flatten").with("data_format", "channels_first"), 3, 5, 2)
            .mask(MaskRule.DROPPED),
        LayerCase.of(layer("Flatten")).mask(MaskRule.DROPPED),
        LayerCase.of(layer("Flatten"), OPEN, 3).inputs(DType.INT64).mask(MaskRule.DROPPED),
        LayerCase.of(layer("Permute").with("dims", List.of(3, 1, 2)), 3, 5, 2)
            .mask(MaskRule.DROPPED)
            .refuses("dims", List.of(0, 1, 2))
            .refuses("dims", List.of(1, 1, 2))
            .refusesInputs(new long[] {3, 5}),
        LayerCase.of(layer("RepeatVector").with("n", 5), 3)
            .mask(MaskRule.DROPPED)
            .refuses("n", 0)
            .refuses("n", 1.5)
            .refusesInputs(new long[] {3, 5}),
        LayerCase.of(layer("Reshape").with("target_shape", List.of(5, -1)), 3, 10)
            .mask(MaskRule.DROPPED)
            .refuses("target_shape", List.of(-1, -1))
            .refuses("target_shape", List.of(7))
            .refusesInputs(new long[] {3, 7}),
        LayerCase.of(layer("Reshape").with("target_shape", List.of(-1, 3)), OPEN, 3)
            .mask(MaskRule.DROPPED));
  }

  private static List<LayerCase> merging() {
    Stream<LayerCase> elementwise =
        Stream.of("Add", "Average", "Maximum", "Minimum", "Multiply")
            .map(LayersKitTest::layer)
            .flatMap(
                layer ->
                    Stream.of(
                        LayerCase.of(layer, 5, 3).and(5, 3).and(5, 3),
                        LayerCase.of(layer, 3).and(5, 3).and(1, 3),
                        LayerCase.of(layer, OPEN, 3).and(1),
                        LayerCase.of(layer).and(3)));
    Stream<LayerCase> others =
        Stream.of(
            LayerCase.of(layer("Subtract"), 5, 3).and(3),
            LayerCase.of(layer("Subtract"), 5, 3).and(5, 3).refusesInputs(new long[] {3}),
            LayerCase.of(layer("Concatenate"), 5, 3).and(5, 2).and(5, 1).refuses("axis", 0),
            LayerCase.of(layer("Concatenate").with("axis", 1), 5, 3).and(2, 3),
            LayerCase.of(layer("Concatenate").with("axis", 1), OPEN, 3).and(2, 3),
            LayerCase.of(layer("Concatenate"), 3).and(2).inputs(DType.INT32),
            LayerCase.of(layer("Dot").with("axes", 1), 7).and(7).refuses("axes", 0),
            LayerCase.of(layer("Dot").with("axes", List.of(2, 1)), 5, 7)
                .and(7, 3)
                .refuses("axes", List.of(1, 1))
                .refuses("axes", List.of(1, 1, 1))
                .refusesInputs(new long[] {5, 7}),
            LayerCase.of(layer("Dot").with("axes", -1).with("normalize", true), 5, 7).and(3, 2, 7));
    return Stream.concat(elementwise, others)
        .map(c -> c.mask(c.layer().type().equals("Dot") ? MaskRule.DROPPED : MaskRule.OWN))
        .map(
            c ->
                c.refusesInputs(new long[] {5, 3}, new long[] {6, 2, 4})
                    .refusesInputs(
                        List.of(
                            c.inputs().get(0).with(DType.FLOAT64),
                            c.inputs().get(0).with(DType.BOOL))))
        .toList();
  }

  private static List<LayerCase> random() {
    List<Object> noise = Arrays.asList(null, 1L, null);
    return Stream.of(
            LayerCase.of(layer("Dropout").with("rate", 0.4), 7, 5)
                .refuses("rate", 1.5)
                .refuses("rate", null),
            LayerCase.of(layer("Dropout").with("rate", 0.4).with("noise_shape", noise), 7, 5)
                .refuses("noise_shape", List.of(1, 1))
                .refuses("noise_shape", List.of(1, 2, 1))
                .refuses("noise_shape", List.of(1, 0, 1)),
            LayerCase.of(layer("Dropout").with("rate", 0.4).with("seed", 7), 7, 5),
            LayerCase.of(layer("AlphaDropout").with("rate", 0.4), 7, 5).refuses("rate", 1),
            LayerCase.of(layer("AlphaDropout").with("rate", 0.4).with("noise_shape", noise), 7, 5),
            LayerCase.of(layer("GaussianDropout").with("rate", 0.4), 7, 5).refuses("rate", 1),
            LayerCase.of(layer("GaussianNoise").with("stddev", 0.4), 7, 5)
                .refuses("stddev", 2)
                .refuses("stddev", -0.1))
        .map(c -> c.mode(Mode.RANDOM))
        .toList();
  }

  private static List<LayerCase> learned() {
    return List.of(
        LayerCase.of(layer("Dense").with("units", 3).with("activation", "sigmoid"), 7)
            .refuses("units", 0)
            .refuses("units", null)
            .refuses("use_bias", "yes")
            .refusesInputs(new long[0])
            .refusesInputs(new long[] {7}, new long[] {7}),
        LayerCase.of(layer("Dense").with("units", 3).with("use_bias", false), OPEN, 7),
        LayerCase.of(layer("Dense").with("units", 3).with("activation", "softmax"), 5, 7),
        LayerCase.of(layer("Maxout").with("units", 3).with("pieces", 2), 7)
            .refuses("units", 0)
            .refuses("pieces", 0)
            .refusesInputs(new long[0]),
        LayerCase.of(layer("Maxout").with("units", 3).with("use_bias", false), 5, 7),
        LayerCase.of(layer("PReLU"), 5, 3)
            .refuses("shared_axes", List.of(0))
            .refuses("shared_axes", List.of(3))
            .refusesInputs(new long[] {OPEN, 3}),
        LayerCase.of(layer("PReLU").with("shared_axes", List.of(1)), OPEN, 3));
  }

  private static Spec layer(String type) {
    return Spec.of(Kind.LAYER, type);
  }
}
