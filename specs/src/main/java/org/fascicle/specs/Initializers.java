package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Specs of rules for first values. */
public final class Initializers {
  private Initializers() {}

  /** Zeros. */
  public static Spec zeros() {
    return initializer("zeros");
  }

  /** The bias of an LSTM: 1 for the forget gate, 0 elsewhere. */
  public static Spec unitForgetBias() {
    return initializer("unit_forget_bias");
  }

  /** Ones. */
  public static Spec ones() {
    return initializer("ones");
  }

  /** One value everywhere. */
  public static Spec constant(double value) {
    return initializer("constant").with("value", value);
  }

  /** Uniform from −0.05 to 0.05. */
  public static Spec randomUniform() {
    return initializer("random_uniform");
  }

  /** Uniform in [min, max). */
  public static Spec randomUniform(double min, double max) {
    return initializer("random_uniform").with("minval", min).with("maxval", max);
  }

  /** Normal with mean 0 and standard deviation 0.05. */
  public static Spec randomNormal() {
    return initializer("random_normal");
  }

  /** Normal. */
  public static Spec randomNormal(double mean, double stddev) {
    return initializer("random_normal").with("mean", mean).with("stddev", stddev);
  }

  /** Uniform within ±√(6 / (fanIn + fanOut)). */
  public static Spec glorotUniform() {
    return initializer("glorot_uniform");
  }

  /** Truncated normal with standard deviation √(2 / (fanIn + fanOut)). */
  public static Spec glorotNormal() {
    return initializer("glorot_normal");
  }

  /** Uniform within ±√(6 / fanIn). */
  public static Spec heUniform() {
    return initializer("he_uniform");
  }

  /** Truncated normal with standard deviation √(2 / fanIn). */
  public static Spec heNormal() {
    return initializer("he_normal");
  }

  /** Uniform within ±√(3 / fanIn). */
  public static Spec lecunUniform() {
    return initializer("lecun_uniform");
  }

  /** Truncated normal with standard deviation √(1 / fanIn). */
  public static Spec lecunNormal() {
    return initializer("lecun_normal");
  }

  /** Normal with mean 0 and standard deviation 0.05, cut off at two of them. */
  public static Spec truncatedNormal() {
    return initializer("truncated_normal");
  }

  /** Normal, cut off at two standard deviations. */
  public static Spec truncatedNormal(double mean, double stddev) {
    return truncatedNormal().with("mean", mean).with("stddev", stddev);
  }

  /**
   * Variance scale / n.
   *
   * @param mode n: {@code fan_in}, {@code fan_out} or {@code fan_avg}
   * @param distribution {@code truncated_normal}, {@code untruncated_normal} or {@code uniform}
   */
  public static Spec varianceScaling(double scale, String mode, String distribution) {
    return initializer("variance_scaling")
        .with("scale", scale)
        .with("mode", mode)
        .with("distribution", distribution);
  }

  /** Orthogonal rows or columns of length 1. */
  public static Spec orthogonal() {
    return initializer("orthogonal");
  }

  /** Orthogonal rows or columns of this length. */
  public static Spec orthogonal(double gain) {
    return orthogonal().with("gain", gain);
  }

  /** Ones on the diagonal of a matrix. */
  public static Spec identity() {
    return initializer("identity");
  }

  /** This number on the diagonal of a matrix. */
  public static Spec identity(double gain) {
    return identity().with("gain", gain);
  }

  private static Spec initializer(String type) {
    return Spec.of(Kind.INITIALIZER, type);
  }
}
