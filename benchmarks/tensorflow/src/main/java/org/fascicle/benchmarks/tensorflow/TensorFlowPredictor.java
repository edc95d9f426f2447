package org.fascicle.benchmarks.tensorflow;

import org.fascicle.benchmarks.works.Inference;
import org.fascicle.benchmarks.works.Network;
import org.fascicle.benchmarks.works.Predictor;
import org.fascicle.benchmarks.works.Samples;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A graph of the forward pass alone. */
final class TensorFlowPredictor implements Predictor {
  private final Graph graph = new Graph();
  private final Samples samples;
  private final Shape shape;
  private final Parameters parameters;
  private final Placeholder<TFloat32> inputs;
  private final Operand<TFloat32> probabilities;
  private final Session session;
  private final float[] answer;

  TensorFlowPredictor(Inference work, Samples samples) {
    this.samples = samples;
    Network network = work.training().network();
    shape = Shapes.batch(network, work.batch());
    answer = new float[work.batch() * network.classes()];
    Ops tf = Ops.create(graph);
    parameters = new Parameters(tf);
    inputs = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    probabilities =
        tf.nn.softmax(network.translate(new TensorFlowLayers(tf, parameters, false), inputs));
    session = new Session(graph);
    parameters.set(session);
  }

  @Override
  public long parameters() {
    return parameters.count();
  }

  @Override
  public void run(int number) {
    float[] values = samples.values(number % samples.batches());
    try (TFloat32 x = TFloat32.tensorOf(shape, DataBuffers.of(values, true, false))) {
      Session.Runner runner = session.runner().feed(inputs, x).fetch(probabilities);
      parameters.inEachStep().forEach(runner::addTarget);
      try (Result result = runner.run()) {
        ((TFloat32) result.get(0)).copyTo(DataBuffers.of(answer, false, false));
      }
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
