package org.fascicle.plugin.cnn;

import java.util.stream.Stream;
import org.fascicle.api.model.SpecSource;
import org.fascicle.plugin.cnn.convolution.ConvolutionBuilders;
import org.fascicle.plugin.core.BundleRules;
import org.fascicle.specs.Cropping1D;
import org.fascicle.specs.Cropping2D;
import org.fascicle.specs.Cropping3D;
import org.fascicle.specs.ZeroPadding1D;
import org.fascicle.specs.ZeroPadding2D;
import org.fascicle.specs.ZeroPadding3D;

/** What holds of every bundle, for this one. */
class BundleTest extends BundleRules {
  BundleTest() {
    super("org.fascicle.plugin.cnn");
  }

  @Override
  protected Stream<SpecSource> builders() {
    return Stream.of(reshaping(), ConvolutionBuilders.all()).flatMap(s -> s);
  }

  private static Stream<SpecSource> reshaping() {
    return Stream.of(
        Cropping1D.of(1),
        Cropping1D.of(1, 2),
        Cropping2D.of(1),
        Cropping2D.of(1, 2).dataFormat("channels_first"),
        Cropping2D.of(1, 2, 3, 4),
        Cropping3D.of(1),
        Cropping3D.of(1, 2, 3).dataFormat("channels_first"),
        Cropping3D.of(1, 2, 3, 4, 5, 6),
        ZeroPadding1D.of(1).dataFormat("channels_first"),
        ZeroPadding1D.of(1, 2),
        ZeroPadding2D.of(1),
        ZeroPadding2D.of(1, 2).dataFormat("channels_first"),
        ZeroPadding2D.of(1, 2, 3, 4),
        ZeroPadding3D.of(1),
        ZeroPadding3D.of(1, 2, 3).dataFormat("channels_first"),
        ZeroPadding3D.of(1, 2, 3, 4, 5, 6));
  }
}
