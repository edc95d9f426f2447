package org.fascicle.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.benchmarks.works.Training.Optimizer;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** What a step does to the parameters: the library's own kernels of its optimisers. */
final class Updates {
  private Updates() {}

  /** Operations to be run in each step. */
  static List<Op> of(Ops tf, Parameters parameters, Operand<TFloat32> loss, Optimizer optimizer) {
    List<Variable<TFloat32>> trained = List.copyOf(parameters.trained());
    Gradients gradients = Gradients.create(tf.scope(), loss, trained);
    Operand<TFloat32> rate = tf.constant((float) optimizer.rate());
    return optimizer.isAdam()
        ? adam(tf, parameters, trained, gradients, rate)
        : descent(tf, trained, gradients, rate);
  }

  private static List<Op> descent(
      Ops tf, List<Variable<TFloat32>> trained, Gradients gradients, Operand<TFloat32> rate) {
    List<Op> applied = new ArrayList<>();
    for (int i = 0; i < trained.size(); i++) {
      applied.add(tf.train.applyGradientDescent(trained.get(i), rate, gradients.dy(i)));
    }
    return applied;
  }

  private static List<Op> adam(
      Ops tf,
      Parameters parameters,
      List<Variable<TFloat32>> trained,
      Gradients gradients,
      Operand<TFloat32> rate) {
    Operand<TFloat32> beta1 = tf.constant(0.9f);
    Operand<TFloat32> beta2 = tf.constant(0.999f);
    Operand<TFloat32> epsilon = tf.constant(1e-7f);
    Variable<TFloat32> power1 = parameters.state(Shape.scalar(), beta1);
    Variable<TFloat32> power2 = parameters.state(Shape.scalar(), beta2);
    List<Op> applied = new ArrayList<>();
    for (int i = 0; i < trained.size(); i++) {
      Variable<TFloat32> parameter = trained.get(i);
      Variable<TFloat32> m = parameters.zerosLike(parameter);
      Variable<TFloat32> v = parameters.zerosLike(parameter);
      applied.add(
          tf.train.applyAdam(
              parameter, m, v, power1, power2, rate, beta1, beta2, epsilon, gradients.dy(i)));
    }
    Ops after = tf.withControlDependencies(applied);
    List<Op> all = new ArrayList<>(applied);
    all.add(after.assign(power1, after.math.mul(power1, beta1)));
    all.add(after.assign(power2, after.math.mul(power2, beta2)));
    return all;
  }
}
