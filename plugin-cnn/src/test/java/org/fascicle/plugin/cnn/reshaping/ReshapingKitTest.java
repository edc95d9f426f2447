package org.fascicle.plugin.cnn.reshaping;

import java.util.List;
import java.util.stream.Stream;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.DType;
import org.fascicle.plugin.cnn.CnnKit;
import org.fascicle.tck.layer.LayerCase;
import org.fascicle.tck.layer.LayerCase.MaskRule;

public class ReshapingKitTest extends CnnKit {
  @Override
  public Stream<LayerCase> cases() {
    return Stream.of(padding(), cropping(), enlarging())
        .flatMap(cases -> cases)
        .map(c -> c.mask(MaskRule.DROPPED));
  }

  private static Stream<LayerCase> padding() {
    return Stream.of(
        LayerCase.of(layer("ZeroPadding1D"), 5, 3)
            .refuses("padding", -1)
            .refuses("padding", List.of(1, 2, 3))
            .refuses("padding", List.of())
            .refuses("data_format", "NHWC")
            .refusesInputs(new long[] {5}),
        LayerCase.of(layer("ZeroPadding1D").with("padding", List.of(0, 2)), OPEN, 3),
        LayerCase.of(layer("ZeroPadding1D").with("data_format", FIRST), 3, 5).inputs(DType.INT32),
        LayerCase.of(layer("ZeroPadding2D"), 5, 7, 3)
            .refuses("padding", List.of(1, 2, 3))
            .refuses("padding", List.of(List.of(1, 2)))
            .refuses("padding", List.of(List.of(1, 2, 3), List.of(1, 2)))
            .refuses("padding", List.of(List.of(1, 2), List.of(1, -2)))
            .refusesInputs(new long[] {5, 7}),
        LayerCase.of(layer("ZeroPadding2D").with("padding", List.of(0, 2)), 1, 1, 1),
        LayerCase.of(
            layer("ZeroPadding2D")
                .with("padding", List.of(List.of(1, 2), List.of(3, 0)))
                .with("data_format", FIRST),
            3,
            OPEN,
            5),
        LayerCase.of(layer("ZeroPadding3D"), 2, 3, 1, 2)
            .refuses("padding", List.of(1, 2))
            .refusesInputs(new long[] {5, 7, 3}),
        LayerCase.of(layer("ZeroPadding3D").with("data_format", FIRST), 2, 3, 1, 2));
  }

  private static Stream<LayerCase> cropping() {
    return Stream.of(
        LayerCase.of(layer("Cropping1D"), 5, 3)
            .refuses("cropping", -1)
            .refusesInputs(new long[] {2, 3}),
        LayerCase.of(layer("Cropping1D").with("cropping", List.of(0, 2)), OPEN, 3)
            .inputs(DType.INT32),
        LayerCase.of(layer("Cropping2D"), 5, 7, 3).refuses("cropping", List.of(1, 2, 3)),
        LayerCase.of(layer("Cropping2D").with("cropping", List.of(2, 3)), 5, 7, 3)
            .refusesInputs(new long[] {4, 7, 3})
            .refusesInputs(new long[] {5, 6, 3}),
        LayerCase.of(
            layer("Cropping2D")
                .with("cropping", List.of(List.of(1, 2), List.of(3, 0)))
                .with("data_format", FIRST),
            3,
            OPEN,
            5),
        LayerCase.of(layer("Cropping3D"), 3, 4, 5, 2).refusesInputs(new long[] {2, 4, 5, 2}),
        LayerCase.of(layer("Cropping3D").with("data_format", FIRST), 2, 3, 4, 5));
  }

  private static Stream<LayerCase> enlarging() {
    Spec plane = layer("UpSampling2D");
    return Stream.of(
        LayerCase.of(layer("UpSampling1D").with("size", 3), 5, 2)
            .refuses("size", 0)
            .refusesInputs(new long[] {5}),
        LayerCase.of(layer("UpSampling1D"), OPEN, 2).inputs(DType.INT32),
        LayerCase.of(plane, 3, 5, 2)
            .refuses("size", List.of(1, 2, 3))
            .refuses("size", List.of(2, 0))
            .refuses("interpolation", "cubic")
            .refuses("data_format", "NHWC")
            .refusesInputs(new long[] {5, 7}),
        LayerCase.of(plane.with("size", List.of(3, 2)).with("data_format", FIRST), 2, 1, OPEN),
        LayerCase.of(plane.with("interpolation", "bilinear"), 3, 5, 2),
        LayerCase.of(
            plane
                .with("interpolation", "bilinear")
                .with("size", List.of(1, 3))
                .with("data_format", FIRST),
            2,
            3,
            4),
        LayerCase.of(layer("UpSampling3D").with("size", List.of(1, 3, 2)), 2, 1, 3, 2)
            .refusesInputs(new long[] {5, 7, 3}),
        LayerCase.of(layer("UpSampling3D").with("data_format", FIRST), 2, 1, 3, 2));
  }
}
