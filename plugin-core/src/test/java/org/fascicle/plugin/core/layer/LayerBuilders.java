package org.fascicle.plugin.core.layer;

import java.util.stream.Stream;
import org.fascicle.api.model.SpecSource;
import org.fascicle.specs.Activation;
import org.fascicle.specs.Activations;
import org.fascicle.specs.ActivityRegularization;
import org.fascicle.specs.Add;
import org.fascicle.specs.AlphaDropout;
import org.fascicle.specs.Average;
import org.fascicle.specs.Concatenate;
import org.fascicle.specs.Constraints;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Dot;
import org.fascicle.specs.Dropout;
import org.fascicle.specs.ELU;
import org.fascicle.specs.Flatten;
import org.fascicle.specs.GaussianDropout;
import org.fascicle.specs.GaussianNoise;
import org.fascicle.specs.Identity;
import org.fascicle.specs.Initializers;
import org.fascicle.specs.LeakyReLU;
import org.fascicle.specs.Masking;
import org.fascicle.specs.Maximum;
import org.fascicle.specs.Maxout;
import org.fascicle.specs.Minimum;
import org.fascicle.specs.Multiply;
import org.fascicle.specs.PReLU;
import org.fascicle.specs.Permute;
import org.fascicle.specs.ReLU;
import org.fascicle.specs.Regularizers;
import org.fascicle.specs.RepeatVector;
import org.fascicle.specs.Rescaling;
import org.fascicle.specs.Reshape;
import org.fascicle.specs.Softmax;
import org.fascicle.specs.Subtract;
import org.fascicle.specs.UnitNormalization;

/** The builders of layers, every key of each set at least once. */
public final class LayerBuilders {
  private LayerBuilders() {}

  /** The builders. */
  public static Stream<SpecSource> all() {
    return Stream.of(
        Dense.of(10)
            .activation("relu")
            .useBias(false)
            .kernelInitializer(Initializers.randomNormal(0, 0.1))
            .biasInitializer("ones")
            .kernelRegularizer(Regularizers.l2(0.1))
            .biasRegularizer("l1")
            .activityRegularizer(Regularizers.l1())
            .kernelConstraint(Constraints.maxNorm(3))
            .biasConstraint("non_neg")
            .named("dense")
            .trainable(false)
            .inputShape(4),
        Activation.of(Activations.softmax(-1)),
        Activation.of("relu"),
        ActivityRegularization.of().l1(0.1).l2(0.01),
        Add.of(),
        AlphaDropout.of(0.5).noiseShape(null, 1L).seed(7),
        Average.of(),
        Concatenate.of(),
        Concatenate.of(1),
        Dot.of(-1).normalize(true),
        Dot.of(1, 2),
        Dropout.of(0.5).noiseShape(null, 1L).seed(7),
        ELU.of(),
        ELU.of(0.5),
        Flatten.of(),
        Flatten.of().dataFormat("channels_first"),
        GaussianDropout.of(0.5).seed(7),
        GaussianNoise.of(0.5).seed(7),
        Identity.of(),
        LeakyReLU.of(),
        LeakyReLU.of(0.1),
        Masking.of(),
        Masking.of(-1),
        Maximum.of(),
        Maxout.of(3)
            .pieces(2)
            .useBias(false)
            .kernelInitializer("he_normal")
            .kernelInitializer(Initializers.heNormal())
            .biasInitializer("ones")
            .biasInitializer(Initializers.ones())
            .kernelRegularizer("l2")
            .kernelRegularizer(Regularizers.l1())
            .biasRegularizer("l2")
            .biasRegularizer(Regularizers.l1())
            .kernelConstraint("non_neg")
            .kernelConstraint(Constraints.nonNeg())
            .biasConstraint("non_neg")
            .biasConstraint(Constraints.nonNeg()),
        Minimum.of(),
        Multiply.of(),
        Permute.of(2, 1),
        PReLU.of()
            .alphaInitializer("ones")
            .alphaInitializer(Initializers.constant(0.25))
            .alphaRegularizer("l2")
            .alphaRegularizer(Regularizers.l1())
            .alphaConstraint("non_neg")
            .alphaConstraint(Constraints.nonNeg())
            .sharedAxes(1, 2),
        ReLU.of(),
        ReLU.of().maxValue(6).negativeSlope(0.1).threshold(0.5),
        RepeatVector.of(3),
        Rescaling.of(1 / 255.0).offset(-1),
        Softmax.of(),
        Softmax.of(1, 2),
        Subtract.of(),
        UnitNormalization.of(),
        UnitNormalization.of(-1, 1),
        Reshape.of(7, -1));
  }
}
