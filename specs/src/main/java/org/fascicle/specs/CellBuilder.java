package org.fascicle.specs;

import java.util.function.Function;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/**
 * A builder of a cell, or of a layer of cells: what every one can be told.
 *
 * @param <B> the subclass
 */
public abstract class CellBuilder<B extends CellBuilder<B>> extends LayerBuilder<B> {
  /**
   * Wraps a spec.
   *
   * @param spec what is built so far
   * @param copy the subclass's constructor
   */
  protected CellBuilder(Spec spec, Function<Spec, B> copy) {
    super(spec, copy);
  }

  /** The share of features to drop while training, the same in all steps; 0 unless set. */
  public final B dropout(double rate) {
    return with("dropout", rate);
  }

  /** The share of units that the recurrent product does not see while training; 0 unless set. */
  public final B recurrentDropout(double rate) {
    return with("recurrent_dropout", rate);
  }

  /** The seed of a random stream of its own; the model's unless set. */
  public final B seed(long seed) {
    return with("seed", seed);
  }

  /** The activation function, by name; {@code tanh} unless set. */
  public final B activation(String name) {
    return with("activation", name);
  }

  /** The activation function. */
  public final B activation(SpecSource activation) {
    return with("activation", activation);
  }

  /** Whether there is a bias; true unless set. */
  public final B useBias(boolean useBias) {
    return with("use_bias", useBias);
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

  /** The rule for the first values of the recurrent kernel, by name. */
  public final B recurrentInitializer(String name) {
    return with("recurrent_initializer", name);
  }

  /** The rule for the first values of the recurrent kernel. */
  public final B recurrentInitializer(SpecSource initializer) {
    return with("recurrent_initializer", initializer);
  }

  /** A penalty on the recurrent kernel, by name. */
  public final B recurrentRegularizer(String name) {
    return with("recurrent_regularizer", name);
  }

  /** A penalty on the recurrent kernel. */
  public final B recurrentRegularizer(SpecSource regularizer) {
    return with("recurrent_regularizer", regularizer);
  }

  /** What the recurrent kernel must fulfil after every update, by name. */
  public final B recurrentConstraint(String name) {
    return with("recurrent_constraint", name);
  }

  /** What the recurrent kernel must fulfil after every update. */
  public final B recurrentConstraint(SpecSource constraint) {
    return with("recurrent_constraint", constraint);
  }

  /** The rule for the first values of the bias, by name. */
  public final B biasInitializer(String name) {
    return with("bias_initializer", name);
  }

  /** The rule for the first values of the bias. */
  public final B biasInitializer(SpecSource initializer) {
    return with("bias_initializer", initializer);
  }

  /** A penalty on the bias, by name. */
  public final B biasRegularizer(String name) {
    return with("bias_regularizer", name);
  }

  /** A penalty on the bias. */
  public final B biasRegularizer(SpecSource regularizer) {
    return with("bias_regularizer", regularizer);
  }

  /** What the bias must fulfil after every update, by name. */
  public final B biasConstraint(String name) {
    return with("bias_constraint", name);
  }

  /** What the bias must fulfil after every update. */
  public final B biasConstraint(SpecSource constraint) {
    return with("bias_constraint", constraint);
  }
}
