package org.fascicle.specs;

import java.util.Arrays;
import java.util.function.Function;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/**
 * A builder of a layer whose filters slide over grids: what every one can be told.
 *
 * @param <B> the subclass
 */
public abstract class ConvolutionBuilder<B extends ConvolutionBuilder<B>> extends LayerBuilder<B> {
  /**
   * Wraps a spec.
   *
   * @param spec what is built so far
   * @param copy the subclass's constructor
   */
  protected ConvolutionBuilder(Spec spec, Function<Spec, B> copy) {
    super(spec, copy);
  }

  /** A layer of this type with a window: one length for all axes, or one an axis. */
  protected static Spec window(String type, long... kernelSize) {
    return layer(type).with("kernel_size", numbers(kernelSize));
  }

  /** One number, or a list of one an axis. */
  protected static Object numbers(long... given) {
    return given.length == 1 ? (Object) given[0] : Arrays.stream(given).boxed().toList();
  }

  /** How far the window moves: one number, or one an axis; 1 unless set. */
  public final B strides(long... strides) {
    return with("strides", numbers(strides));
  }

  /** What surrounds the input, by name: {@code valid}, nothing, unless set. */
  public final B padding(String padding) {
    return with("padding", padding);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public final B dataFormat(String format) {
    return with("data_format", format);
  }

  /** The activation function, by name: {@code relu}. */
  public final B activation(String name) {
    return with("activation", name);
  }

  /** The activation function. */
  public final B activation(SpecSource activation) {
    return with("activation", activation);
  }

  /** Whether a bias is added; true unless set. */
  public final B useBias(boolean useBias) {
    return with("use_bias", useBias);
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
