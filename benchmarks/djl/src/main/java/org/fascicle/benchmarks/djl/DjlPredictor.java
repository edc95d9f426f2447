package org.fascicle.benchmarks.djl;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import org.fascicle.benchmarks.works.Inference;
import org.fascicle.benchmarks.works.Network;
import org.fascicle.benchmarks.works.Samples;

/** Asks by DJL's predictor, whose batches come as they are. */
final class DjlPredictor implements org.fascicle.benchmarks.works.Predictor {
  private final Samples samples;
  private final Shape shape;
  private final Model model;
  private final Predictor<NDList, NDList> predictor;
  private final long doubled;

  DjlPredictor(Inference work, Samples samples) {
    this.samples = samples;
    Network network = work.training().network();
    shape = Shapes.batch(network, work.batch());
    DjlLayers layers = new DjlLayers();
    SequentialBlock block = network.translate(layers, new SequentialBlock());
    block.add(list -> new NDList(list.head().softmax(1)));
    doubled = layers.doubled();
    model = Model.newInstance(work.name());
    model.setBlock(block);
    block.initialize(model.getNDManager(), DataType.FLOAT32, shape);
    predictor = model.newPredictor(new NoopTranslator(null));
  }

  @Override
  public long parameters() {
    return Shapes.count(model.getBlock());
  }

  @Override
  public long doubled() {
    return doubled;
  }

  @Override
  public void run(int number) {
    try (NDManager manager = model.getNDManager().newSubManager()) {
      NDArray x = manager.create(samples.values(number % samples.batches()), shape);
      NDList answer = predictor.predict(new NDList(x));
      answer.head().toFloatArray();
      answer.close();
    } catch (TranslateException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    predictor.close();
    model.close();
  }
}
