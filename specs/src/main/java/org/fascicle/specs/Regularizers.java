package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Specs of penalties on parameters and on what layers give. */
public final class Regularizers {
  private Regularizers() {}

  /** 0.01 · Σ|x|. */
  public static Spec l1() {
    return regularizer("L1");
  }

  /** l1 · Σ|x|. */
  public static Spec l1(double l1) {
    return regularizer("L1").with("l1", l1);
  }

  /** 0.01 · Σx². */
  public static Spec l2() {
    return regularizer("L2");
  }

  /** l2 · Σx². */
  public static Spec l2(double l2) {
    return regularizer("L2").with("l2", l2);
  }

  /** l1 · Σ|x| + l2 · Σx². */
  public static Spec l1l2(double l1, double l2) {
    return regularizer("L1L2").with("l1", l1).with("l2", l2);
  }

  /** Pulls the rows of a matrix towards being orthogonal, with factor 0.01. */
  public static Spec orthogonal() {
    return regularizer("OrthogonalRegularizer");
  }

  /**
   * Pulls the rows or the columns of a matrix towards being orthogonal.
   *
   * @param mode {@code rows} or {@code columns}
   */
  public static Spec orthogonal(double factor, String mode) {
    return orthogonal().with("factor", factor).with("mode", mode);
  }

  private static Spec regularizer(String type) {
    return Spec.of(Kind.REGULARIZER, type);
  }
}
