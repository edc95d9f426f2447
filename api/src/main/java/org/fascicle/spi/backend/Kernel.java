package org.fascicle.spi.backend;

import java.util.List;
import java.util.Optional;
import org.fascicle.api.tensor.TensorSpec;

/**
 * An operation prepared for given input specs: whatever a library wants built once. Immutable and
 * re-entrant: any number of threads may run the same kernel at once, each with storages and scratch
 * of its own.
 */
@FunctionalInterface
public interface Kernel {
  /**
   * Computes the results.
   *
   * @param inputs one an input, of exactly the prepared specs; host inputs are {@link HostValue}s
   * @param outputs one a result, of the inferred specs, contents undefined; then the residuals; a
   *     donated result is the same storage as its input
   * @param scratch {@link #scratchBytes()} bytes, contents undefined; null if that is 0
   */
  void run(Storage[] inputs, Storage[] outputs, Storage scratch);

  /** Bytes of scratch that {@link #run} needs, 0 for none. */
  default long scratchBytes() {
    return 0;
  }

  /**
   * Whether the first result may have this input's storage, if it has its type and size: each
   * element is read before it is written over. The host does so where nobody reads the input later.
   */
  default boolean overwrites(int input) {
    return false;
  }

  /**
   * Whether it looks at this input; of a gradient many need not be there any more: where this says
   * no, the host may pass a storage with other contents.
   */
  default boolean reads(int input) {
    return true;
  }

  /**
   * Additional results that only this kernel's {@link #backward} reads: opaque, a pure function of
   * the inputs, never saved. Empty unless prepared for training.
   */
  default List<TensorSpec> residuals() {
    return List.of();
  }

  /**
   * The kernel of the backward operation that reads {@link #residuals()}, given after the backward
   * operation's own inputs. Present exactly when there are residuals. It may use them as scratch
   * memory, too, so long as another run gives the same results; no two run at once on the same
   * ones.
   *
   * @param wanted the inputs whose gradients are asked for, ascending
   */
  default Optional<Kernel> backward(List<Integer> wanted) {
    return Optional.empty();
  }

  /**
   * The library that does the work, for {@code backends --ops}: {@code oneDNN}, {@code ND4J},
   * {@code Java}.
   */
  default String library() {
    return "Java";
  }
}
