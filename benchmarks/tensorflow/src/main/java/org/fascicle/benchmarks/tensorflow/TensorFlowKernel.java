package org.fascicle.benchmarks.tensorflow;

import org.fascicle.benchmarks.works.Action;
import org.fascicle.benchmarks.works.Kernel;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** A graph of one operation on variables: one run of a session each time. */
final class TensorFlowKernel implements Action {
  private final Graph graph = new Graph();
  private final Operand<TFloat32> result;
  private final Session session;

  TensorFlowKernel(Kernel work) {
    Ops tf = Ops.create(graph);
    Shape shape = Shape.of(work.size(), work.size());
    Parameters parameters = new Parameters(tf);
    Operand<TFloat32> values = tf.reshape(tf.constant(work.matrix()), tf.constant(shape.asArray()));
    Variable<TFloat32> a = parameters.state(shape, values);
    Variable<TFloat32> b = parameters.state(shape, values);
    result =
        switch (work.operation()) {
          case MATMUL -> tf.linalg.matMul(a, b);
          case ADD -> tf.math.add(a, b);
          case EXP -> tf.math.exp(a);
          case SOFTMAX -> tf.nn.softmax(a);
          case SUM -> tf.sum(a, tf.constant(new int[] {0, 1}));
          case TANH -> tf.math.tanh(a);
        };
    session = new Session(graph);
    parameters.set(session);
  }

  @Override
  public void run(int number) {
    session.runner().addTarget(result.asOutput().op()).run().close();
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
