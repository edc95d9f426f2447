package org.fascicle.specs;

import java.util.function.Function;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/**
 * A builder of a layer with one kernel that slides over grids.
 *
 * @param <B> the subclass
 */
public abstract class KernelBuilder<B extends KernelBuilder<B>> extends ConvolutionBuilder<B> {
  /**
   * Wraps a spec.
   *
   * @param spec what is built so far
   * @param copy the subclass's constructor
   */
  protected KernelBuilder(Spec spec, Function<Spec, B> copy) {
    super(spec, copy);
  }

  /** The rule for the first values of the kernel, by name. */
  public final B kernelInitializer(String name) {
    return with("kernel_initializer", name);
  }

  /** The rule for the first values of the kernel. */
  public final B kernelInitializer(SpecSource initializer) {
    return with("kernel_initializer", initializer);
  }

  /** A penalty on the kernel, by name. */
  public final B kernelRegularizer(String name) {
    return with("kernel_regularizer", name);
  }

  /** A penalty on the kernel. */
  public final B kernelRegularizer(SpecSource regularizer) {
    return with("kernel_regularizer", regularizer);
  }

  /** What the kernel must fulfil after every update, by name. */
  public final B kernelConstraint(String name) {
    return with("kernel_constraint", name);
  }

  /** What the kernel must fulfil after every update. */
  public final B kernelConstraint(SpecSource constraint) {
    return with("kernel_constraint", constraint);
  }
}
