package org.fascicle.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.benchmarks.Digits;
import org.fascicle.benchmarks.PeerSteps;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.SoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TFloat32;

/** D9 as a graph of TensorFlow: its gradients by the library, its update the library's own Adam. */
public final class TensorFlowD9 implements AutoCloseable {
  private static final int BATCH = 200;

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final List<Op> initial = new ArrayList<>();
  private final List<Op> updates = new ArrayList<>();
  private final Placeholder<TFloat32> images =
      tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(BATCH, Digits.PIXELS)));
  private final Placeholder<TFloat32> labels =
      tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(BATCH, Digits.CLASSES)));
  private final Operand<TFloat32> loss;
  private final Session session;
  private final float[] imageData;
  private final float[] labelData;

  private TensorFlowD9(Digits digits) {
    imageData = digits.images();
    labelData = digits.oneHot();
    Variable<TFloat32> w1 = weights(Digits.PIXELS, 784);
    Variable<TFloat32> b1 = zeros(Shape.of(784));
    Variable<TFloat32> w2 = weights(784, Digits.CLASSES);
    Variable<TFloat32> b2 = zeros(Shape.of(Digits.CLASSES));
    Operand<TFloat32> hidden = tf.nn.relu(tf.nn.biasAdd(tf.linalg.matMul(images, w1), b1));
    Operand<TFloat32> logits = tf.nn.biasAdd(tf.linalg.matMul(hidden, w2), b2);
    loss =
        tf.math.mean(
            SoftmaxCrossEntropyWithLogits.create(tf.scope(), logits, labels).loss(),
            tf.constant(0));
    adam(List.of(w1, b1, w2, b2));
    session = new Session(graph);
    Session.Runner first = session.runner();
    initial.forEach(first::addTarget);
    first.run().close();
  }

  /** Runs it. */
  public static void main(String[] arguments) {
    try (TensorFlowD9 work = new TensorFlowD9(new Digits(100 * BATCH))) {
      PeerSteps.run("D9", "TensorFlow " + TensorFlow.version(), work::step);
    }
  }

  private double step(int number) {
    int batch = number % (labelData.length / (BATCH * Digits.CLASSES));
    try (TFloat32 x = slice(imageData, batch, Digits.PIXELS);
        TFloat32 y = slice(labelData, batch, Digits.CLASSES)) {
      Session.Runner runner = session.runner().feed(images, x).feed(labels, y).fetch(loss);
      updates.forEach(runner::addTarget);
      try (Result result = runner.run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }

  private static TFloat32 slice(float[] data, int batch, int width) {
    int length = BATCH * width;
    return TFloat32.tensorOf(
        Shape.of(BATCH, width),
        DataBuffers.of(data, true, false).slice((long) batch * length, length));
  }

  private Variable<TFloat32> weights(int in, int out) {
    double deviation = Math.sqrt(2.0 / (in + out));
    return variable(
        Shape.of(in, out),
        tf.math.mul(
            tf.random.truncatedNormal(tf.constant(new int[] {in, out}), TFloat32.class),
            tf.constant((float) deviation)));
  }

  private Variable<TFloat32> zeros(Shape shape) {
    return variable(shape, tf.zeros(tf.constant(shape.asArray()), TFloat32.class));
  }

  private Variable<TFloat32> variable(Shape shape, Operand<TFloat32> value) {
    Variable<TFloat32> variable = tf.variable(shape, TFloat32.class);
    initial.add(tf.assign(variable, value));
    return variable;
  }

  private void adam(List<Variable<TFloat32>> parameters) {
    Gradients gradients = Gradients.create(tf.scope(), loss, parameters);
    Operand<TFloat32> beta1 = tf.constant(0.9f);
    Operand<TFloat32> beta2 = tf.constant(0.999f);
    Variable<TFloat32> power1 = variable(Shape.scalar(), beta1);
    Variable<TFloat32> power2 = variable(Shape.scalar(), beta2);
    List<Op> applied = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Variable<TFloat32> parameter = parameters.get(i);
      applied.add(
          tf.train.applyAdam(
              parameter,
              zeros(parameter.shape()),
              zeros(parameter.shape()),
              power1,
              power2,
              tf.constant(0.001f),
              beta1,
              beta2,
              tf.constant(1e-7f),
              gradients.dy(i)));
    }
    Ops after = tf.withControlDependencies(applied);
    updates.addAll(applied);
    updates.add(after.assign(power1, after.math.mul(power1, beta1)));
    updates.add(after.assign(power2, after.math.mul(power2, beta2)));
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
