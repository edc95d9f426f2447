package org.fascicle.plugin.cnn.regularization;

import java.util.stream.Stream;
import org.fascicle.plugin.cnn.CnnKit;
import org.fascicle.tck.layer.LayerCase;
import org.fascicle.tck.layer.LayerCase.Mode;

public class SpatialDropoutKitTest extends CnnKit {
  @Override
  public Stream<LayerCase> cases() {
    return Stream.of(
            LayerCase.of(layer("SpatialDropout1D").with("rate", 0.4), 5, 7)
                .refuses("rate", 1.5)
                .refuses("rate", null)
                .refusesInputs(new long[] {5}),
            LayerCase.of(layer("SpatialDropout1D").with("rate", 0.4).with("seed", 7), OPEN, 9),
            LayerCase.of(layer("SpatialDropout2D").with("rate", 0.4), 3, 2, 9)
                .refuses("data_format", "NHWC")
                .refusesInputs(new long[] {5, 7}),
            LayerCase.of(
                layer("SpatialDropout2D").with("rate", 0.4).with("data_format", FIRST), 9, 2, 3),
            LayerCase.of(layer("SpatialDropout3D").with("rate", 0.4), 2, 1, 3, 9))
        .map(c -> c.mode(Mode.RANDOM));
  }
}
