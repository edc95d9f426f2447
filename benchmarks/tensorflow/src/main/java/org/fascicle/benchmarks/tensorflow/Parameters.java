package org.fascicle.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** The variables of a graph, and what sets them first. */
final class Parameters {
  private final Ops tf;
  private final List<Op> initial = new ArrayList<>();
  private final List<Op> inEachStep = new ArrayList<>();
  private final List<Variable<TFloat32>> trained = new ArrayList<>();

  Parameters(Ops tf) {
    this.tf = tf;
  }

  /** Sets all variables. */
  void set(Session session) {
    Session.Runner runner = session.runner();
    initial.forEach(runner::addTarget);
    runner.run().close();
  }

  /** How many numbers training updates. */
  long count() {
    return trained.stream().mapToLong(variable -> variable.shape().size()).sum();
  }

  /** Something to be run in each step beside what is asked for. */
  void inEachStep(Op op) {
    inEachStep.add(op);
  }

  /** What is to be run in each step beside what is asked for. */
  List<Op> inEachStep() {
    return inEachStep;
  }

  /** The variables that training updates. */
  List<Variable<TFloat32>> trained() {
    return trained;
  }

  /**
   * Weights of a layer, normal around 0 and cut at two deviations, as Glorot chose those.
   *
   * @param in values that go into a unit
   * @param out units that a value goes into
   */
  Variable<TFloat32> weights(long in, long out, long... dims) {
    Operand<TFloat32> normal = tf.random.truncatedNormal(tf.constant(dims), TFloat32.class);
    float deviation = (float) Math.sqrt(2.0 / (in + out));
    return trained(Shape.of(dims), tf.math.mul(normal, tf.constant(deviation)));
  }

  /** A vector of the same number. */
  Variable<TFloat32> vector(long length, float value) {
    return trained(Shape.of(length), tf.fill(tf.constant(new long[] {length}), tf.constant(value)));
  }

  /** What an optimiser keeps of a parameter. */
  Variable<TFloat32> zerosLike(Variable<TFloat32> parameter) {
    Shape shape = parameter.shape();
    return state(shape, tf.zeros(tf.constant(shape.asArray()), TFloat32.class));
  }

  /** A variable that training does not count among the parameters. */
  Variable<TFloat32> state(Shape shape, Operand<TFloat32> value) {
    Variable<TFloat32> variable = tf.variable(shape, TFloat32.class);
    initial.add(tf.assign(variable, value));
    return variable;
  }

  private Variable<TFloat32> trained(Shape shape, Operand<TFloat32> value) {
    Variable<TFloat32> variable = state(shape, value);
    trained.add(variable);
    return variable;
  }
}
