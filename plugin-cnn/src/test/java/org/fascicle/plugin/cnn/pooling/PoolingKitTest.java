package org.fascicle.plugin.cnn.pooling;

import java.util.List;
import java.util.stream.Stream;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.CnnKit;
import org.fascicle.tck.layer.LayerCase;
import org.fascicle.tck.layer.LayerCase.MaskRule;

public class PoolingKitTest extends CnnKit {
  @Override
  public Stream<LayerCase> cases() {
    return Stream.of(windows("MaxPooling"), windows("AveragePooling"), indices(), global())
        .flatMap(cases -> cases)
        .map(c -> c.mask(MaskRule.DROPPED));
  }

  private static Stream<LayerCase> windows(String kind) {
    Spec line = layer(kind + "1D");
    Spec plane = layer(kind + "2D");
    Spec space = layer(kind + "3D");
    return Stream.of(
        LayerCase.of(line, 5, 3)
            .refuses("pool_size", 0)
            .refuses("pool_size", List.of(1, 2))
            .refuses("strides", 0)
            .refuses("padding", "causal")
            .refuses("data_format", "NHWC")
            .refusesInputs(new long[] {5})
            .refusesInputs(new long[] {1, 3}),
        LayerCase.of(line.with("padding", "same").with("data_format", FIRST), 3, 5),
        LayerCase.of(line.with("pool_size", 3).with("strides", 1), OPEN, 3),
        LayerCase.of(plane, 5, 7, 3)
            .refuses("pool_size", List.of(1, 2, 3))
            .refuses("strides", List.of(1, -1))
            .refusesInputs(new long[] {5, 7})
            .refusesInputs(new long[] {1, 7, 3}),
        LayerCase.of(
            plane.with("pool_size", List.of(3, 2)).with("strides", List.of(1, 3)), 5, 7, 3),
        LayerCase.of(plane.with("padding", "same").with("pool_size", 3), OPEN, 6, 2),
        LayerCase.of(plane.with("data_format", FIRST), 3, 5, 4),
        LayerCase.of(plane.with("pool_size", 1), 1, 1, 1),
        LayerCase.of(space, 2, 3, 4, 2).refusesInputs(new long[] {5, 7, 3}),
        LayerCase.of(space.with("padding", "same").with("data_format", FIRST), 2, 3, 1, 5));
  }

  private static Stream<LayerCase> indices() {
    Spec pool = layer("MaxPooling2D").with("return_indices", true);
    Spec unpool = layer("MaxUnpooling2D");
    List<TensorSpec> single = List.of(TensorSpec.of(DType.FLOAT64, 2, 3, 5));
    return Stream.of(
        LayerCase.of(pool, 5, 7, 3).outputs(2),
        LayerCase.of(pool.with("data_format", FIRST), 3, 5, 4).outputs(2),
        LayerCase.of(unpool, 2, 3, 5)
            .and(DType.INT64, 2, 3, 5)
            .refuses("pool_size", 0)
            .refuses("output_size", List.of(1))
            .refusesInputs(single)
            .refusesInputs(List.of(single.get(0), single.get(0)))
            .refusesInputs(List.of(single.get(0), TensorSpec.of(DType.INT64, 3, 2, 5))),
        LayerCase.of(unpool.with("output_size", List.of(5, 7)).with("padding", "same"), 2, 3, 5)
            .and(DType.INT32, 2, 3, 5),
        LayerCase.of(unpool.with("strides", 3).with("data_format", FIRST), 5, 2, 3)
            .and(DType.INT64, 5, 2, 3));
  }

  private static Stream<LayerCase> global() {
    return Stream.of("GlobalMaxPooling", "GlobalAveragePooling")
        .flatMap(
            kind ->
                Stream.of(
                    LayerCase.of(layer(kind + "1D"), 5, 3)
                        .refuses("data_format", "NHWC")
                        .refusesInputs(new long[] {5}),
                    LayerCase.of(layer(kind + "1D").with("keepdims", true), OPEN, 3),
                    LayerCase.of(layer(kind + "1D").with("data_format", FIRST), 3, 5),
                    LayerCase.of(layer(kind + "2D"), 5, 7, 3).refusesInputs(new long[] {5, 7}),
                    LayerCase.of(
                        layer(kind + "2D").with("keepdims", true).with("data_format", FIRST),
                        3,
                        5,
                        7),
                    LayerCase.of(layer(kind + "3D"), 2, 3, 4, 5)
                        .refusesInputs(new long[] {5, 7, 3}),
                    LayerCase.of(
                        layer(kind + "3D").with("keepdims", true).with("data_format", FIRST),
                        3,
                        2,
                        1,
                        4)));
  }
}
