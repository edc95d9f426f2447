package org.fascicle.plugin.cnn;

import java.util.stream.Stream;
import org.fascicle.api.model.SpecSource;
import org.fascicle.plugin.cnn.convolution.ConvolutionBuilders;
import org.fascicle.plugin.core.BundleRules;
import org.fascicle.specs.AveragePooling1D;
import org.fascicle.specs.AveragePooling2D;
import org.fascicle.specs.AveragePooling3D;
import org.fascicle.specs.BatchNormalization;
import org.fascicle.specs.Constraints;
import org.fascicle.specs.Cropping1D;
import org.fascicle.specs.Cropping2D;
import org.fascicle.specs.Cropping3D;
import org.fascicle.specs.GlobalAveragePooling1D;
import org.fascicle.specs.GlobalAveragePooling2D;
import org.fascicle.specs.GlobalAveragePooling3D;
import org.fascicle.specs.GlobalMaxPooling1D;
import org.fascicle.specs.GlobalMaxPooling2D;
import org.fascicle.specs.GlobalMaxPooling3D;
import org.fascicle.specs.GroupNormalization;
import org.fascicle.specs.Initializers;
import org.fascicle.specs.LayerNormalization;
import org.fascicle.specs.LocalResponseNormalization;
import org.fascicle.specs.MaxPooling1D;
import org.fascicle.specs.MaxPooling2D;
import org.fascicle.specs.MaxPooling3D;
import org.fascicle.specs.MaxUnpooling2D;
import org.fascicle.specs.NormalizationBuilder;
import org.fascicle.specs.Regularizers;
import org.fascicle.specs.SpatialDropout1D;
import org.fascicle.specs.SpatialDropout2D;
import org.fascicle.specs.SpatialDropout3D;
import org.fascicle.specs.UpSampling1D;
import org.fascicle.specs.UpSampling2D;
import org.fascicle.specs.UpSampling3D;
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
    return Stream.of(reshaping(), pooling(), normalization(), dropout(), ConvolutionBuilders.all())
        .flatMap(s -> s);
  }

  private static Stream<SpecSource> reshaping() {
    return Stream.of(
        UpSampling1D.of(3),
        UpSampling2D.of(3),
        UpSampling2D.of(1, 2).dataFormat("channels_first").interpolation("bilinear"),
        UpSampling3D.of(3),
        UpSampling3D.of(1, 2, 3).dataFormat("channels_first"),
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

  private static Stream<SpecSource> pooling() {
    return Stream.of(
        MaxPooling1D.of(3).strides(2).padding("same").dataFormat("channels_first"),
        MaxPooling2D.of(3).strides(2).padding("same").dataFormat("channels_first"),
        MaxPooling2D.of(1, 2).strides(3, 4).returnIndices(true),
        MaxPooling3D.of(3).strides(2).padding("same").dataFormat("channels_first"),
        MaxPooling3D.of(1, 2, 3).strides(1, 2, 3),
        GlobalMaxPooling1D.of().keepdims(true).dataFormat("channels_first"),
        GlobalMaxPooling2D.of().keepdims(true).dataFormat("channels_first"),
        GlobalMaxPooling3D.of().keepdims(true).dataFormat("channels_first"),
        AveragePooling1D.of(3).strides(2).padding("same").dataFormat("channels_first"),
        AveragePooling2D.of(3).strides(2).padding("same").dataFormat("channels_first"),
        AveragePooling2D.of(1, 2).strides(3, 4),
        AveragePooling3D.of(3).strides(2).padding("same").dataFormat("channels_first"),
        AveragePooling3D.of(1, 2, 3).strides(1, 2, 3),
        GlobalAveragePooling1D.of().keepdims(true).dataFormat("channels_first"),
        GlobalAveragePooling2D.of().keepdims(true).dataFormat("channels_first"),
        GlobalAveragePooling3D.of().keepdims(true).dataFormat("channels_first"),
        MaxUnpooling2D.of(2).padding("same").dataFormat("channels_first"),
        MaxUnpooling2D.of(2, 3).strides(3, 4).outputSize(7, 9));
  }

  private static Stream<SpecSource> normalization() {
    return Stream.of(
        filled(BatchNormalization.of())
            .axis(1)
            .momentum(0.9)
            .movingMeanInitializer(Initializers.constant(2))
            .movingVarianceInitializer(Initializers.ones())
            .trainable(false),
        filled(LayerNormalization.of()),
        LayerNormalization.of(-2, -1),
        filled(GroupNormalization.of(4)).axis(1),
        GroupNormalization.perChannel(),
        LocalResponseNormalization.of()
            .size(3)
            .alpha(0.1)
            .beta(0.5)
            .k(1)
            .dataFormat("channels_first"));
  }

  private static <B extends NormalizationBuilder<B>> B filled(B layer) {
    return layer
        .epsilon(0.1)
        .center(false)
        .scale(false)
        .betaInitializer("ones")
        .betaInitializer(Initializers.ones())
        .gammaInitializer("zeros")
        .gammaInitializer(Initializers.zeros())
        .betaRegularizer("l2")
        .betaRegularizer(Regularizers.l1())
        .gammaRegularizer("l2")
        .gammaRegularizer(Regularizers.l1())
        .betaConstraint("non_neg")
        .betaConstraint(Constraints.nonNeg())
        .gammaConstraint("non_neg")
        .gammaConstraint(Constraints.nonNeg());
  }

  private static Stream<SpecSource> dropout() {
    return Stream.of(
        SpatialDropout1D.of(0.5).seed(7),
        SpatialDropout2D.of(0.5).seed(7).dataFormat("channels_first"),
        SpatialDropout3D.of(0.5).seed(7).dataFormat("channels_first"));
  }
}
