package org.fascicle.benchmarks.djl;

import ai.djl.modality.nlp.DefaultVocabulary;
import ai.djl.modality.nlp.embedding.TrainableWordEmbedding;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.transformer.ScaledDotProductAttentionBlock;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.fascicle.benchmarks.works.Layer;
import org.fascicle.benchmarks.works.Layers;

/**
 * Layers as DJL's blocks. The softmax at the end is the loss's, as DJL's own examples have it: the
 * network gives logits.
 */
final class DjlLayers implements Layers<SequentialBlock> {
  private long doubled;

  /**
   * Second biases: PyTorch's recurrent layers add one to what comes in, one to what was put out.
   */
  long doubled() {
    return doubled;
  }

  @Override
  public SequentialBlock dense(Layer.Dense layer, SequentialBlock x) {
    x.add(Linear.builder().setUnits(layer.units()).build());
    return switch (layer.activation()) {
      case RELU -> x.add(Activation.reluBlock());
      case SIGMOID -> x.add(Activation.sigmoidBlock());
      case SOFTMAX -> x;
    };
  }

  @Override
  public SequentialBlock convolution(Layer.Convolution layer, SequentialBlock x) {
    x.add(
        Conv2d.builder()
            .setKernelShape(square(layer.size()))
            .optStride(square(layer.stride()))
            .optPadding(square(layer.padding()))
            .setFilters(layer.filters())
            .build());
    return layer.isRelu() ? x.add(Activation.reluBlock()) : x;
  }

  @Override
  public SequentialBlock maxPooling(Layer.MaxPooling layer, SequentialBlock x) {
    return x.add(
        Pool.maxPool2dBlock(square(layer.size()), square(layer.stride()), square(layer.padding())));
  }

  private static Shape square(int side) {
    return new Shape(side, side);
  }

  @Override
  public SequentialBlock globalPooling(SequentialBlock x) {
    return x.add(Pool.globalAvgPool2dBlock());
  }

  @Override
  public SequentialBlock normalization(Layer.Normalization layer, SequentialBlock x) {
    x.add(BatchNorm.builder().optEpsilon(1.001e-5f).optMomentum(0.99f).build());
    return layer.isRelu() ? x.add(Activation.reluBlock()) : x;
  }

  @Override
  public SequentialBlock residual(Layer.Residual layer, SequentialBlock x) {
    Block shortcut =
        layer.shortcut().isEmpty()
            ? Blocks.identityBlock()
            : all(layer.shortcut(), new SequentialBlock());
    return x.add(sum(shortcut, all(layer.body(), new SequentialBlock())))
        .add(Activation.reluBlock());
  }

  @Override
  public SequentialBlock dropout(Layer.Dropout layer, SequentialBlock x) {
    return x.add(Dropout.builder().optRate((float) layer.rate()).build());
  }

  @Override
  public SequentialBlock flatten(SequentialBlock x) {
    return x.add(Blocks.batchFlattenBlock());
  }

  @Override
  public SequentialBlock lstm(Layer.Lstm layer, SequentialBlock x) {
    doubled += 4L * layer.units();
    LSTM.Builder lstm =
        LSTM.builder().setStateSize(layer.units()).setNumLayers(1).optBatchFirst(true);
    x.add(layer.isStateful() ? new StatefulLstm(lstm) : lstm.build());
    return layer.isSequence() ? x : x.add(lambda(steps -> steps.get(":, -1")));
  }

  @Override
  public SequentialBlock gru(Layer.Gru layer, SequentialBlock x) {
    // Two biases here too, but so has Keras's form that resets after the product.
    x.add(GRU.builder().setStateSize(layer.units()).setNumLayers(1).optBatchFirst(true).build());
    return x.add(lambda(steps -> steps.get(":, -1")));
  }

  @Override
  public SequentialBlock embedding(Layer.Embedding layer, SequentialBlock x) {
    List<String> words = IntStream.range(0, layer.symbols()).mapToObj(String::valueOf).toList();
    return x.add(
        TrainableWordEmbedding.builder()
            .setVocabulary(DefaultVocabulary.builder().add(words).build())
            .optNumEmbeddings(layer.symbols())
            .setEmbeddingSize(layer.features())
            .optUseDefault(false)
            .build());
  }

  /** By parts: DJL's own block has batch normalisation where the paper normalises each step. */
  @Override
  public SequentialBlock encoder(Layer.Encoder layer, SequentialBlock x) {
    Block attention =
        ScaledDotProductAttentionBlock.builder()
            .setEmbeddingSize(layer.features())
            .setHeadCount(layer.heads())
            .optAttentionProbsDropoutProb(0)
            .build();
    Block dense =
        new SequentialBlock()
            .add(Linear.builder().setUnits(layer.hidden()).build())
            .add(Activation.reluBlock())
            .add(Linear.builder().setUnits(layer.features()).build());
    return x.add(around(attention)).add(normalization()).add(around(dense)).add(normalization());
  }

  private static Block around(Block block) {
    return sum(Blocks.identityBlock(), block);
  }

  private static Block sum(Block a, Block b) {
    return new ParallelBlock(
        lists -> new NDList(lists.get(0).head().add(lists.get(1).head())), List.of(a, b));
  }

  private static Block normalization() {
    return LayerNorm.builder().axis(2).optEpsilon(1e-3f).build();
  }

  @Override
  public SequentialBlock mean(SequentialBlock x) {
    return x.add(lambda(steps -> steps.mean(new int[] {1})));
  }

  private static LambdaBlock lambda(UnaryOperator<NDArray> function) {
    return new LambdaBlock(list -> new NDList(function.apply(list.singletonOrThrow())));
  }
}
