package org.fascicle.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.benchmarks.works.Samples;
import org.fascicle.benchmarks.works.StepTrainer;
import org.fascicle.benchmarks.works.Training;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.nn.SoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TFloat32;

/** A graph whose every step is one run of a session. */
final class TensorFlowTrainer implements StepTrainer {
  private final Graph graph = new Graph();
  private final Samples samples;
  private final Shape inputShape;
  private final Shape labelShape;
  private final float[][] oneHot;
  private final Parameters parameters;
  private final Placeholder<TFloat32> inputs;
  private final Placeholder<TFloat32> labels;
  private final Operand<TFloat32> loss;
  private final List<Op> updates;
  private final Session session;

  TensorFlowTrainer(Training work, Samples samples) {
    this.samples = samples;
    Ops tf = Ops.create(graph);
    inputShape = Shapes.batch(work.network(), work.batch());
    labelShape = Shape.of(work.batch(), work.network().classes());
    oneHot = new float[samples.batches()][];
    for (int i = 0; i < oneHot.length; i++) {
      oneHot[i] = samples.oneHot(i);
    }
    parameters = new Parameters(tf);
    inputs = tf.placeholder(TFloat32.class, Placeholder.shape(inputShape));
    labels = tf.placeholder(TFloat32.class, Placeholder.shape(labelShape));
    Operand<TFloat32> logits =
        work.network().translate(new TensorFlowLayers(tf, parameters, true), inputs);
    loss =
        tf.math.mean(
            SoftmaxCrossEntropyWithLogits.create(tf.scope(), logits, labels).loss(),
            tf.constant(0));
    updates = new ArrayList<>(Updates.of(tf, parameters, loss, work.optimizer()));
    updates.addAll(parameters.inEachStep());
    session = new Session(graph);
    parameters.set(session);
  }

  @Override
  public long parameters() {
    return parameters.count();
  }

  @Override
  public double step(int number) {
    int batch = number % samples.batches();
    try (TFloat32 x = tensor(inputShape, samples.values(batch));
        TFloat32 y = tensor(labelShape, oneHot[batch])) {
      Session.Runner runner = session.runner().feed(inputs, x).feed(labels, y).fetch(loss);
      updates.forEach(runner::addTarget);
      try (Result result = runner.run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }

  private static TFloat32 tensor(Shape shape, float[] data) {
    return TFloat32.tensorOf(shape, DataBuffers.of(data, true, false));
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
