package org.fascicle.plugin.rnn;

import java.util.stream.Stream;
import org.fascicle.api.model.SpecSource;
import org.fascicle.plugin.core.BundleRules;
import org.fascicle.specs.Activations;
import org.fascicle.specs.AdditiveAttention;
import org.fascicle.specs.Attention;
import org.fascicle.specs.AttentionBuilder;
import org.fascicle.specs.Bidirectional;
import org.fascicle.specs.CellBuilder;
import org.fascicle.specs.Constraints;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Embedding;
import org.fascicle.specs.GRU;
import org.fascicle.specs.GRUCell;
import org.fascicle.specs.Initializers;
import org.fascicle.specs.LSTM;
import org.fascicle.specs.LSTMCell;
import org.fascicle.specs.MultiHeadAttention;
import org.fascicle.specs.PeepholeLSTMCell;
import org.fascicle.specs.PositionEmbedding;
import org.fascicle.specs.RNN;
import org.fascicle.specs.RecurrentBuilder;
import org.fascicle.specs.Regularizers;
import org.fascicle.specs.SimpleRNN;
import org.fascicle.specs.SimpleRNNCell;
import org.fascicle.specs.SinePositionEncoding;
import org.fascicle.specs.StackedRNNCells;
import org.fascicle.specs.TimeDistributed;

/** What holds of every bundle, for this one. */
class BundleTest extends BundleRules {
  BundleTest() {
    super("org.fascicle.plugin.rnn");
  }

  @Override
  protected Stream<SpecSource> builders() {
    return Stream.of(
        Initializers.unitForgetBias(),
        TimeDistributed.of(Dense.of(3)),
        Bidirectional.of(LSTM.of(3)).mergeMode("none").backwardLayer(GRU.of(3).goBackwards(true)),
        Embedding.of(7, 3)
            .maskZero(true)
            .embeddingsInitializer("zeros")
            .embeddingsRegularizer("l2")
            .embeddingsConstraint("unit_norm"),
        Embedding.of(7, 3)
            .embeddingsInitializer(Initializers.ones())
            .embeddingsRegularizer(Regularizers.l2(0.1))
            .embeddingsConstraint(Constraints.nonNeg()),
        SinePositionEncoding.of().maxWavelength(100),
        PositionEmbedding.of(7).initializer("ones"),
        PositionEmbedding.of(7).initializer(Initializers.ones()),
        seen(Attention.of()).useScale(true).scoreMode("concat"),
        seen(AdditiveAttention.of()).useScale(false),
        seen(MultiHeadAttention.of(2, 3))
            .valueDim(4)
            .useBias(false)
            .outputShape(5)
            .attentionAxes(1)
            .kernelInitializer("he_normal")
            .biasInitializer("ones")
            .kernelRegularizer("l2")
            .biasRegularizer("l2")
            .kernelConstraint("non_neg")
            .biasConstraint("non_neg"),
        MultiHeadAttention.of(2, 3)
            .kernelInitializer(Initializers.ones())
            .biasInitializer(Initializers.ones())
            .kernelRegularizer(Regularizers.l2(0.1))
            .biasRegularizer(Regularizers.l2(0.1))
            .kernelConstraint(Constraints.nonNeg())
            .biasConstraint(Constraints.nonNeg()),
        RNN.of(LSTMCell.of(3), GRUCell.of(2))
            .returnSequences(true)
            .returnState(true)
            .goBackwards(true)
            .stateful(true)
            .unroll(true)
            .zeroOutputForMask(true),
        StackedRNNCells.of(SimpleRNNCell.of(3)),
        cell(SimpleRNNCell.of(7)),
        bySpec(SimpleRNNCell.of(7)),
        cell(LSTMCell.of(7)).recurrentActivation("hard_sigmoid").unitForgetBias(false),
        bySpec(LSTMCell.of(7)).recurrentActivation(Activations.sigmoid()),
        cell(PeepholeLSTMCell.of(7)).recurrentActivation("hard_sigmoid").unitForgetBias(false),
        bySpec(PeepholeLSTMCell.of(7)).recurrentActivation(Activations.sigmoid()),
        cell(GRUCell.of(7)).recurrentActivation("hard_sigmoid").resetAfter(false),
        bySpec(GRUCell.of(7)).recurrentActivation(Activations.sigmoid()),
        all(SimpleRNN.of(7)),
        bySpec(SimpleRNN.of(7)),
        all(LSTM.of(7)).recurrentActivation("hard_sigmoid").unitForgetBias(false),
        bySpec(LSTM.of(7)).recurrentActivation(Activations.sigmoid()),
        all(GRU.of(7)).recurrentActivation("hard_sigmoid").resetAfter(false),
        bySpec(GRU.of(7)).recurrentActivation(Activations.sigmoid()));
  }

  private static <B extends AttentionBuilder<B>> B seen(B layer) {
    return layer.dropout(0.1).seed(3).useCausalMask(true).returnAttentionScores(true);
  }

  private static <B extends RecurrentBuilder<B>> B all(B layer) {
    return cell(layer)
        .returnSequences(true)
        .returnState(true)
        .goBackwards(true)
        .stateful(true)
        .unroll(true)
        .zeroOutputForMask(true);
  }

  private static <B extends CellBuilder<B>> B cell(B layer) {
    return layer
        .dropout(0.1)
        .recurrentDropout(0.2)
        .seed(3)
        .activation("relu")
        .useBias(true)
        .kernelInitializer("he_normal")
        .kernelRegularizer("l2")
        .kernelConstraint("non_neg")
        .recurrentInitializer("identity")
        .recurrentRegularizer("l1")
        .recurrentConstraint("unit_norm")
        .biasInitializer("zeros")
        .biasRegularizer("l2")
        .biasConstraint("non_neg");
  }

  private static <B extends CellBuilder<B>> B bySpec(B layer) {
    return layer
        .activation(Activations.tanh())
        .kernelInitializer(Initializers.ones())
        .kernelRegularizer(Regularizers.l2(0.1))
        .kernelConstraint(Constraints.nonNeg())
        .recurrentInitializer(Initializers.ones())
        .recurrentRegularizer(Regularizers.l2(0.1))
        .recurrentConstraint(Constraints.nonNeg())
        .biasInitializer(Initializers.zeros())
        .biasRegularizer(Regularizers.l2(0.1))
        .biasConstraint(Constraints.nonNeg());
  }
}
