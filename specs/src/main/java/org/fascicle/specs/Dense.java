package org.fascicle.specs;

import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** A fully connected layer: activation(x·kernel + bias) over the last axis. */
public final class Dense extends LayerBuilder<Dense> {
  private Dense(Spec spec) {
    super(spec, Dense::new);
  }

  /** A layer of this many units, linear, with a bias. */
  public static Dense of(long units) {
    return new Dense(layer("Dense").with("units", units));
  }

  /** The activation function, by name: {@code relu}. */
  public Dense activation(String name) {
    return with("activation", name);
  }

  /** The activation function. */
  public Dense activation(SpecSource activation) {
    return with("activation", activation);
  }

  /** Whether a bias is added; true unless set. */
  public Dense useBias(boolean useBias) {
    return with("use_bias", useBias);
  }

  /**
   * The rule for the first values of the kernel, (in, units), by name; {@code glorot_uniform}
   * unless set.
   */
  public Dense kernelInitializer(String name) {
    return with("kernel_initializer", name);
  }

  /** The rule for the first values of the kernel, (in, units). */
  public Dense kernelInitializer(SpecSource initializer) {
    return with("kernel_initializer", initializer);
  }

  /** The rule for the first values of the bias, (units), by name; {@code zeros} unless set. */
  public Dense biasInitializer(String name) {
    return with("bias_initializer", name);
  }

  /** The rule for the first values of the bias, (units). */
  public Dense biasInitializer(SpecSource initializer) {
    return with("bias_initializer", initializer);
  }

  /** A penalty on the kernel, (in, units), by name: {@code l2}. */
  public Dense kernelRegularizer(String name) {
    return with("kernel_regularizer", name);
  }

  /** A penalty on the kernel, (in, units). */
  public Dense kernelRegularizer(SpecSource regularizer) {
    return with("kernel_regularizer", regularizer);
  }

  /** What the kernel, (in, units), must fulfil after every update, by name: {@code non_neg}. */
  public Dense kernelConstraint(String name) {
    return with("kernel_constraint", name);
  }

  /** What the kernel, (in, units), must fulfil after every update. */
  public Dense kernelConstraint(SpecSource constraint) {
    return with("kernel_constraint", constraint);
  }

  /** A penalty on the bias, (units), by name: {@code l2}. */
  public Dense biasRegularizer(String name) {
    return with("bias_regularizer", name);
  }

  /** A penalty on the bias, (units). */
  public Dense biasRegularizer(SpecSource regularizer) {
    return with("bias_regularizer", regularizer);
  }

  /** What the bias, (units), must fulfil after every update, by name: {@code non_neg}. */
  public Dense biasConstraint(String name) {
    return with("bias_constraint", name);
  }

  /** What the bias, (units), must fulfil after every update. */
  public Dense biasConstraint(SpecSource constraint) {
    return with("bias_constraint", constraint);
  }
}
