package org.fascicle.benchmarks.tensorflow;

import org.fascicle.benchmarks.works.Action;
import org.fascicle.benchmarks.works.Update;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** The library's own kernel of Adam. */
final class TensorFlowUpdate implements Action {
  private final Graph graph = new Graph();
  private final Op applied;
  private final Session session;

  TensorFlowUpdate(Update work) {
    Ops tf = Ops.create(graph);
    Parameters parameters = new Parameters(tf);
    Variable<TFloat32> parameter = parameters.vector(work.size(), 0.5f);
    Variable<TFloat32> gradient = parameters.vector(work.size(), 1e-3f);
    Operand<TFloat32> beta1 = tf.constant(0.9f);
    Operand<TFloat32> beta2 = tf.constant(0.999f);
    applied =
        tf.train.applyAdam(
            parameter,
            parameters.zerosLike(parameter),
            parameters.zerosLike(parameter),
            parameters.state(Shape.scalar(), beta1),
            parameters.state(Shape.scalar(), beta2),
            tf.constant(1e-3f),
            beta1,
            beta2,
            tf.constant(1e-7f),
            gradient);
    session = new Session(graph);
    parameters.set(session);
  }

  @Override
  public void run(int number) {
    session.runner().addTarget(applied.op()).run().close();
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
