package org.fascicle.plugin.cnn.convolution;

import java.util.stream.Stream;
import org.fascicle.api.model.SpecSource;
import org.fascicle.specs.Activations;
import org.fascicle.specs.Constraints;
import org.fascicle.specs.Conv1D;
import org.fascicle.specs.Conv1DTranspose;
import org.fascicle.specs.Conv2D;
import org.fascicle.specs.Conv2DTranspose;
import org.fascicle.specs.Conv3D;
import org.fascicle.specs.Conv3DTranspose;
import org.fascicle.specs.ConvolutionBuilder;
import org.fascicle.specs.DepthwiseBuilder;
import org.fascicle.specs.DepthwiseConv1D;
import org.fascicle.specs.DepthwiseConv2D;
import org.fascicle.specs.Initializers;
import org.fascicle.specs.KernelBuilder;
import org.fascicle.specs.LocallyConnected1D;
import org.fascicle.specs.LocallyConnected2D;
import org.fascicle.specs.Regularizers;
import org.fascicle.specs.SeparableConv1D;
import org.fascicle.specs.SeparableConv2D;

/** The builders of these layers, every key of each set. */
public final class ConvolutionBuilders {
  private ConvolutionBuilders() {}

  /** The builders. */
  public static Stream<SpecSource> all() {
    return Stream.of(
        kernel(Conv1D.of(3, 2)).dilationRate(1).groups(1),
        kernel(Conv2D.of(3, 2, 1)).dilationRate(1, 1).groups(1),
        kernel(Conv3D.of(3, 2)).dilationRate(1).groups(1),
        kernel(Conv1DTranspose.of(3, 2)).dilationRate(1).outputPadding(0),
        kernel(Conv2DTranspose.of(3, 2, 1)).dilationRate(1).outputPadding(0, 0),
        kernel(Conv3DTranspose.of(3, 2)).dilationRate(1).outputPadding(0),
        depthwise(DepthwiseConv1D.of(2)),
        depthwise(DepthwiseConv2D.of(2, 1)),
        depthwise(SeparableConv1D.of(3, 2))
            .pointwiseInitializer("ones")
            .pointwiseInitializer(Initializers.ones())
            .pointwiseRegularizer("l2")
            .pointwiseRegularizer(Regularizers.l1())
            .pointwiseConstraint("non_neg")
            .pointwiseConstraint(Constraints.nonNeg()),
        depthwise(SeparableConv2D.of(3, 2))
            .pointwiseInitializer("ones")
            .pointwiseInitializer(Initializers.ones())
            .pointwiseRegularizer("l2")
            .pointwiseRegularizer(Regularizers.l1())
            .pointwiseConstraint("non_neg")
            .pointwiseConstraint(Constraints.nonNeg()),
        kernel(LocallyConnected1D.of(3, 2)),
        kernel(LocallyConnected2D.of(3, 2, 1)));
  }

  private static <B extends ConvolutionBuilder<B>> B common(B builder) {
    return builder
        .strides(1)
        .padding("valid")
        .dataFormat("channels_first")
        .activation(Activations.softmax(-1))
        .activation("relu")
        .useBias(true)
        .biasInitializer("ones")
        .biasInitializer(Initializers.ones())
        .biasRegularizer("l2")
        .biasRegularizer(Regularizers.l1())
        .biasConstraint("non_neg")
        .biasConstraint(Constraints.nonNeg());
  }

  private static <B extends KernelBuilder<B>> B kernel(B builder) {
    return common(builder)
        .kernelInitializer("ones")
        .kernelInitializer(Initializers.ones())
        .kernelRegularizer("l2")
        .kernelRegularizer(Regularizers.l1())
        .kernelConstraint("non_neg")
        .kernelConstraint(Constraints.nonNeg());
  }

  private static <B extends DepthwiseBuilder<B>> B depthwise(B builder) {
    return common(builder)
        .depthMultiplier(2)
        .dilationRate(1)
        .depthwiseInitializer("ones")
        .depthwiseInitializer(Initializers.ones())
        .depthwiseRegularizer("l2")
        .depthwiseRegularizer(Regularizers.l1())
        .depthwiseConstraint("non_neg")
        .depthwiseConstraint(Constraints.nonNeg());
  }
}
