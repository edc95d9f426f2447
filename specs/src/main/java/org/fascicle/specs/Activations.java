package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Specs of activation functions. */
public final class Activations {
  private Activations() {}

  /** x. */
  public static Spec linear() {
    return activation("linear");
  }

  /** max(x, 0). */
  public static Spec relu() {
    return activation("relu");
  }

  /** 1 / (1 + exp(−x)). */
  public static Spec sigmoid() {
    return activation("sigmoid");
  }

  /** tanh x. */
  public static Spec tanh() {
    return activation("tanh");
  }

  /** exp(x) over its sum along the last axis. */
  public static Spec softmax() {
    return activation("softmax");
  }

  /** exp(x) over its sum along an axis; a negative one counts from the end. */
  public static Spec softmax(int axis) {
    return activation("softmax").with("axis", axis);
  }

  private static Spec activation(String type) {
    return Spec.of(Kind.ACTIVATION, type);
  }
}
