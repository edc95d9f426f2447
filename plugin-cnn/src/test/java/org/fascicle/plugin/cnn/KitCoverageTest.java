package org.fascicle.plugin.cnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.api.model.Kind;
import org.fascicle.plugin.cnn.convolution.ConvolutionKitTest;
import org.fascicle.plugin.cnn.normalization.NormalizationKitTest;
import org.fascicle.plugin.cnn.pooling.PoolingKitTest;
import org.fascicle.plugin.cnn.regularization.SpatialDropoutKitTest;
import org.fascicle.plugin.cnn.reshaping.ReshapingKitTest;
import org.fascicle.plugin.core.OwnPlugins;
import org.junit.jupiter.api.Test;

class KitCoverageTest {
  @Test
  void everyLayerHasACase() {
    Set<String> tested =
        Stream.of(
                new ConvolutionKitTest().cases(),
                new NormalizationKitTest().cases(),
                new PoolingKitTest().cases(),
                new SpatialDropoutKitTest().cases(),
                new ReshapingKitTest().cases())
            .flatMap(cases -> cases)
            .map(layer -> layer.layer().type())
            .collect(Collectors.toSet());

    assertThat(OwnPlugins.of("org.fascicle.plugin.cnn"))
        .filteredOn(plugin -> plugin.kind() == Kind.LAYER)
        .isNotEmpty()
        .allSatisfy(plugin -> assertThat(tested).contains(plugin.names().get(0)));
  }
}
