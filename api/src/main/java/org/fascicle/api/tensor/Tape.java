package org.fascicle.api.tensor;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Records the operations on watched tensors, to differentiate them in reverse. Trainable variables
 * are watched when they are read. Tapes nest: what an inner tape's {@link #gradient} runs is
 * recorded by the outer ones, which gives higher-order gradients.
 */
@ProviderType
public interface Tape extends AutoCloseable {
  /** Records operations on these tensors, and on what follows from them, from now on. */
  void watch(Tensor... tensors);

  /**
   * The gradient of a sum over the targets' elements with respect to each source. May be asked more
   * than once.
   *
   * @param targets floating-point tensors
   * @param seeds the gradients to start from, of the targets' shapes; an entry may be null for ones
   * @param sources watched tensors
   * @return one gradient a source, of its shape; null where no target depends on the source
   * @throws org.fascicle.api.exception.StaleTapeException if a saved variable has been updated
   *     since
   */
  Tensor[] gradient(Tensor[] targets, Tensor[] seeds, Tensor[] sources);

  /**
   * The gradient of a target with respect to each source; see {@link #gradient(Tensor[], Tensor[],
   * Tensor[])}.
   */
  default Tensor[] gradient(Tensor target, Tensor... sources) {
    return gradient(new Tensor[] {target}, new Tensor[] {null}, sources);
  }

  /**
   * The gradient of a target with respect to each variable's value; null where it does not depend
   * on it.
   */
  default Tensor[] gradient(Tensor target, List<Variable> variables) {
    return gradient(target, variables.stream().map(Variable::value).toArray(Tensor[]::new));
  }

  /** Stops recording and forgets what was recorded. */
  @Override
  void close();
}
