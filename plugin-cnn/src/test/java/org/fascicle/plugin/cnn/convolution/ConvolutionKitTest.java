package org.fascicle.plugin.cnn.convolution;

import java.util.List;
import java.util.stream.Stream;
import org.fascicle.api.model.Spec;
import org.fascicle.plugin.cnn.CnnKit;
import org.fascicle.tck.layer.LayerCase;
import org.fascicle.tck.layer.LayerCase.MaskRule;

public class ConvolutionKitTest extends CnnKit {
  @Override
  public Stream<LayerCase> cases() {
    return Stream.of(plain(), transposed(), depthwise(), separable(), local())
        .flatMap(s -> s)
        .map(c -> c.mask(MaskRule.DROPPED));
  }

  private static Spec filters(String type, Object size) {
    return layer(type).with("filters", 4).with("kernel_size", size).with("activation", "tanh");
  }

  private static Stream<LayerCase> plain() {
    return Stream.of(
        LayerCase.of(filters("Conv1D", 3), 7, 2)
            .refuses("filters", null)
            .refuses("filters", 0)
            .refuses("kernel_size", null)
            .refuses("kernel_size", List.of(3, 3))
            .refuses("kernel_size", 8)
            .refuses("strides", 0)
            .refuses("padding", "full")
            .refuses("dilation_rate", 4)
            .refuses("groups", 0)
            .refuses("groups", 4)
            .refuses("data_format", "NWC")
            .refusesInputs(new long[] {7})
            .refusesInputs(new long[] {2, 2})
            .refusesInputs(new long[] {7, OPEN})
            .refusesInputs(new long[] {7, 2}, new long[] {7, 2}),
        LayerCase.of(
            filters("Conv1D", 3).with("padding", "causal").with("dilation_rate", 2), OPEN, 2),
        LayerCase.of(filters("Conv1D", 2).with("data_format", FIRST).with("strides", 2), 2, 7),
        LayerCase.of(filters("Conv2D", List.of(3, 2)), 5, 4, 2)
            .refuses("padding", "causal")
            .refuses("strides", List.of(1, 1, 1))
            .refusesInputs(new long[] {2, 4, 2}),
        LayerCase.of(filters("Conv2D", 3).with("padding", "same").with("strides", 2), 5, 4, 1),
        LayerCase.of(filters("Conv2D", 2).with("groups", 2).with("use_bias", false), 3, 5, 4)
            .refuses("groups", 3),
        LayerCase.of(
            filters("Conv2D", 2).with("data_format", FIRST).with("activation", "softmax"), 2, 5, 4),
        LayerCase.of(filters("Conv2D", 3).with("padding", "same"), OPEN, OPEN, 2),
        LayerCase.of(filters("Conv2D", 1), 1, 1, 3),
        LayerCase.of(filters("Conv3D", List.of(1, 2, 2)), 2, 3, 4, 2)
            .refusesInputs(new long[] {5, 7, 3}),
        LayerCase.of(
            filters("Conv3D", 2).with("padding", "same").with("data_format", FIRST), 2, 3, 2, 4));
  }

  private static Stream<LayerCase> transposed() {
    return Stream.of(
        LayerCase.of(filters("Conv1DTranspose", 3).with("strides", 2), 5, 2)
            .refuses("padding", "causal")
            .refuses("output_padding", 2)
            .refuses("output_padding", List.of(0, 0)),
        LayerCase.of(filters("Conv1DTranspose", 2).with("strides", 3), OPEN, 2),
        LayerCase.of(
            filters("Conv2DTranspose", 3)
                .with("strides", 2)
                .with("padding", "same")
                .with("output_padding", 1),
            3,
            4,
            2),
        LayerCase.of(
            filters("Conv2DTranspose", 2)
                .with("strides", 2)
                .with("padding", "same")
                .with("data_format", FIRST),
            2,
            3,
            4),
        LayerCase.of(
                filters("Conv2DTranspose", 2)
                    .with("strides", 2)
                    .with("padding", "same")
                    .with("output_padding", 0),
                3,
                4,
                2)
            .refusesInputs(new long[] {1, 4, 2}),
        LayerCase.of(filters("Conv3DTranspose", 2).with("strides", 2), 2, 1, 2, 3));
  }

  private static Stream<LayerCase> depthwise() {
    return Stream.of(
        LayerCase.of(layer("DepthwiseConv1D").with("kernel_size", 3), 7, 2)
            .refuses("depth_multiplier", 0)
            .refuses("padding", "causal")
            .refusesInputs(new long[] {2, 2}),
        LayerCase.of(
            layer("DepthwiseConv2D")
                .with("kernel_size", 3)
                .with("depth_multiplier", 2)
                .with("padding", "same")
                .with("activation", "sigmoid"),
            5,
            4,
            3),
        LayerCase.of(
            layer("DepthwiseConv2D")
                .with("kernel_size", List.of(2, 1))
                .with("data_format", FIRST)
                .with("use_bias", false),
            3,
            5,
            4));
  }

  private static Stream<LayerCase> separable() {
    return Stream.of(
        LayerCase.of(filters("SeparableConv1D", 3).with("strides", 2), 7, 2)
            .refuses("depth_multiplier", 0)
            .refuses("filters", 0),
        LayerCase.of(
            filters("SeparableConv2D", 2).with("depth_multiplier", 2).with("padding", "same"),
            4,
            5,
            3),
        LayerCase.of(filters("SeparableConv2D", 2).with("data_format", FIRST), 3, 4, 5));
  }

  private static Stream<LayerCase> local() {
    return Stream.of(
        LayerCase.of(filters("LocallyConnected1D", 3), 7, 2)
            .refuses("padding", "same")
            .refusesInputs(new long[] {OPEN, 2})
            .refusesInputs(new long[] {2, 2}),
        LayerCase.of(filters("LocallyConnected2D", List.of(2, 3)).with("strides", 2), 5, 7, 2),
        LayerCase.of(
            filters("LocallyConnected2D", 2).with("data_format", FIRST).with("use_bias", false),
            2,
            3,
            4));
  }
}
