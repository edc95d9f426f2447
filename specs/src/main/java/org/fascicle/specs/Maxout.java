package org.fascicle.specs;

import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** A layer whose units are the greatest of several learned linear functions. */
public final class Maxout extends LayerBuilder<Maxout> {
  private Maxout(Spec spec) {
    super(spec, Maxout::new);
  }

  /** A layer of this many units of four pieces each. */
  public static Maxout of(long units) {
    return new Maxout(layer("Maxout").with("units", units));
  }

  /** Linear functions a unit; 4 unless set. */
  public Maxout pieces(long pieces) {
    return with("pieces", pieces);
  }

  /** Whether a bias is added; true unless set. */
  public Maxout useBias(boolean useBias) {
    return with("use_bias", useBias);
  }

  /** The rule for the first values of the kernel, (in, units · pieces), by name. */
  public Maxout kernelInitializer(String name) {
    return with("kernel_initializer", name);
  }

  /** The rule for the first values of the kernel, (in, units · pieces). */
  public Maxout kernelInitializer(SpecSource initializer) {
    return with("kernel_initializer", initializer);
  }

  /** The rule for the first values of the bias, (units · pieces), by name. */
  public Maxout biasInitializer(String name) {
    return with("bias_initializer", name);
  }

  /** The rule for the first values of the bias, (units · pieces). */
  public Maxout biasInitializer(SpecSource initializer) {
    return with("bias_initializer", initializer);
  }

  /** A penalty on the kernel, (in, units · pieces), by name. */
  public Maxout kernelRegularizer(String name) {
    return with("kernel_regularizer", name);
  }

  /** A penalty on the kernel, (in, units · pieces). */
  public Maxout kernelRegularizer(SpecSource regularizer) {
    return with("kernel_regularizer", regularizer);
  }

  /** What the kernel, (in, units · pieces) must fulfil after every update, by name. */
  public Maxout kernelConstraint(String name) {
    return with("kernel_constraint", name);
  }

  /** What the kernel, (in, units · pieces) must fulfil after every update. */
  public Maxout kernelConstraint(SpecSource constraint) {
    return with("kernel_constraint", constraint);
  }

  /** A penalty on the bias, (units · pieces), by name. */
  public Maxout biasRegularizer(String name) {
    return with("bias_regularizer", name);
  }

  /** A penalty on the bias, (units · pieces). */
  public Maxout biasRegularizer(SpecSource regularizer) {
    return with("bias_regularizer", regularizer);
  }

  /** What the bias, (units · pieces) must fulfil after every update, by name. */
  public Maxout biasConstraint(String name) {
    return with("bias_constraint", name);
  }

  /** What the bias, (units · pieces) must fulfil after every update. */
  public Maxout biasConstraint(SpecSource constraint) {
    return with("bias_constraint", constraint);
  }
}
