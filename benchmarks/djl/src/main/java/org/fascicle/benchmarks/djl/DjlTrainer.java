package org.fascicle.benchmarks.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import org.fascicle.benchmarks.works.Input;
import org.fascicle.benchmarks.works.Samples;
import org.fascicle.benchmarks.works.StepTrainer;
import org.fascicle.benchmarks.works.Training;

/**
 * A network of DJL, trained as its book does: a collector of gradients, then the trainer's step.
 */
final class DjlTrainer implements StepTrainer {
  private final Training work;
  private final Samples samples;
  private final Shape shape;
  private final Model model;
  private final ai.djl.training.Trainer trainer;
  private final long doubled;

  DjlTrainer(Training work, Samples samples) {
    this.work = work;
    this.samples = samples;
    shape = Shapes.batch(work.network(), work.batch());
    DjlLayers layers = new DjlLayers();
    model = Model.newInstance(work.name());
    model.setBlock(work.network().translate(layers, new SequentialBlock()));
    doubled = layers.doubled();
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()).optOptimizer(optimizer()));
    trainer.initialize(shape);
  }

  private Optimizer optimizer() {
    Tracker rate = Tracker.fixed((float) work.optimizer().rate());
    return work.optimizer().isAdam()
        ? Optimizer.adam().optLearningRateTracker(rate).optEpsilon(1e-7f).build()
        : Optimizer.sgd().setLearningRateTracker(rate).build();
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
  public double step(int number) {
    int batch = number % samples.batches();
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDList x = new NDList(inputs(manager, batch));
      NDList y = new NDList(manager.create(samples.classes(batch)));
      NDArray loss;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        loss = trainer.getLoss().evaluate(y, trainer.forward(x));
        collector.backward(loss);
      }
      trainer.step();
      return loss.getFloat();
    }
  }

  private NDArray inputs(NDManager manager, int batch) {
    return work.network().input() instanceof Input.Symbols
        ? manager.create(samples.symbols(batch), shape).toType(DataType.INT64, false)
        : manager.create(samples.values(batch), shape);
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
