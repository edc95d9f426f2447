package org.fascicle.specs;

import java.util.Arrays;
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

  /** max(x, 0), with a slope below 0. */
  public static Spec relu(double negativeSlope) {
    return activation("relu").with("negative_slope", negativeSlope);
  }

  /** max(x, 0), at most a greatest value, with a slope below a threshold. */
  public static Spec relu(double negativeSlope, double maxValue, double threshold) {
    return activation("relu")
        .with("negative_slope", negativeSlope)
        .with("max_value", maxValue)
        .with("threshold", threshold);
  }

  /** max(x, 0), at most 6. */
  public static Spec relu6() {
    return activation("relu6");
  }

  /** x for x &gt; 0, 0.2 · x elsewhere. */
  public static Spec leakyRelu() {
    return activation("leaky_relu");
  }

  /** x for x &gt; 0, slope · x elsewhere. */
  public static Spec leakyRelu(double negativeSlope) {
    return activation("leaky_relu").with("negative_slope", negativeSlope);
  }

  /** x for x &gt; 0, α · x elsewhere: one α, or one a feature of the last axis. */
  public static Spec prelu(double... alpha) {
    return activation("prelu").with("alpha", Arrays.stream(alpha).boxed().toList());
  }

  /** x for x &gt; 0, exp(x) − 1 elsewhere. */
  public static Spec elu() {
    return activation("elu");
  }

  /** x for x &gt; 0, α · (exp(x) − 1) elsewhere. */
  public static Spec elu(double alpha) {
    return activation("elu").with("alpha", alpha);
  }

  /** The scaled ELU that keeps mean 0 and variance 1. */
  public static Spec selu() {
    return activation("selu");
  }

  /** x for x &gt; 0, exp(x) − 1 elsewhere. */
  public static Spec celu() {
    return activation("celu");
  }

  /** x for x &gt; 0, α · (exp(x / α) − 1) elsewhere. */
  public static Spec celu(double alpha) {
    return activation("celu").with("alpha", alpha);
  }

  /** x · Φ(x), with Φ the normal distribution. */
  public static Spec gelu() {
    return activation("gelu");
  }

  /** x · Φ(x), with Φ by tanh if approximate, else by the error function. */
  public static Spec gelu(boolean approximate) {
    return activation("gelu").with("approximate", approximate);
  }

  /** x · σ(x), also called swish. */
  public static Spec silu() {
    return activation("silu");
  }

  /** x · tanh(log(1 + exp(x))). */
  public static Spec mish() {
    return activation("mish");
  }

  /** log(1 + exp(x)). */
  public static Spec softplus() {
    return activation("softplus");
  }

  /** x / (1 + |x|). */
  public static Spec softsign() {
    return activation("softsign");
  }

  /** log σ(x). */
  public static Spec logSigmoid() {
    return activation("log_sigmoid");
  }

  /** x / 6 + 1/2 between 0 and 1. */
  public static Spec hardSigmoid() {
    return activation("hard_sigmoid");
  }

  /** slope · x + 1/2 between 0 and 1; 0.2 was the slope of Keras 1 and 2. */
  public static Spec hardSigmoid(double slope) {
    return activation("hard_sigmoid").with("slope", slope);
  }

  /** x times the hard sigmoid of x. */
  public static Spec hardSilu() {
    return activation("hard_silu");
  }

  /** x between −1 and 1. */
  public static Spec hardTanh() {
    return activation("hard_tanh");
  }

  /** exp(x). */
  public static Spec exponential() {
    return activation("exponential");
  }

  /** x − tanh x. */
  public static Spec tanhShrink() {
    return activation("tanh_shrink");
  }

  /** x moved towards 0 by a threshold. */
  public static Spec softShrink(double threshold) {
    return activation("soft_shrink").with("threshold", threshold);
  }

  /** x where |x| is above a threshold, 0 elsewhere. */
  public static Spec hardShrink(double threshold) {
    return activation("hard_shrink").with("threshold", threshold);
  }

  /** x above a threshold, a fixed value elsewhere. */
  public static Spec threshold(double threshold, double defaultValue) {
    return activation("threshold").with("threshold", threshold).with("default_value", defaultValue);
  }

  /** (x + √(x² + 4)) / 2. */
  public static Spec squareplus() {
    return activation("squareplus");
  }

  /** (x + √(x² + b)) / 2. */
  public static Spec squareplus(double b) {
    return activation("squareplus").with("b", b);
  }

  /** 0 up to −1, (x + 1)² / 4 up to 1, x beyond. */
  public static Spec sparsePlus() {
    return activation("sparse_plus");
  }

  /** (x + 1) / 2 between 0 and 1. */
  public static Spec sparseSigmoid() {
    return activation("sparse_sigmoid");
  }

  /** x − log Σ exp(x) along the last axis. */
  public static Spec logSoftmax() {
    return activation("log_softmax");
  }

  /** x − log Σ exp(x) along an axis; a negative one counts from the end. */
  public static Spec logSoftmax(int axis) {
    return activation("log_softmax").with("axis", axis);
  }

  /** The nearest distribution to x along the last axis. */
  public static Spec sparsemax() {
    return activation("sparsemax");
  }

  /** a · σ(b) of the two halves a, b of the last axis. */
  public static Spec glu() {
    return activation("glu");
  }

  /** a · σ(b) of the two halves a, b of an axis; a negative one counts from the end. */
  public static Spec glu(int axis) {
    return activation("glu").with("axis", axis);
  }

  private static Spec activation(String type) {
    return Spec.of(Kind.ACTIVATION, type);
  }
}
