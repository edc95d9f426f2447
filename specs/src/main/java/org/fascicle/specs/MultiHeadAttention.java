package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** A layer of several attentions side by side, each to projections of its own. */
public final class MultiHeadAttention extends AttentionBuilder<MultiHeadAttention> {
  private MultiHeadAttention(Spec spec) {
    super(spec, MultiHeadAttention::new);
  }

  /** So many heads with queries and keys of this length. */
  public static MultiHeadAttention of(long heads, long keyDim) {
    return new MultiHeadAttention(
        layer("MultiHeadAttention").with("num_heads", heads).with("key_dim", keyDim));
  }

  /** The length of each head's values; that of the keys unless set. */
  public MultiHeadAttention valueDim(long length) {
    return with("value_dim", length);
  }

  /** Whether projections have a bias; true unless set. */
  public MultiHeadAttention useBias(boolean useBias) {
    return with("use_bias", useBias);
  }

  /** The shape of the result behind its steps; the query's features unless set. */
  public MultiHeadAttention outputShape(long... shape) {
    return with("output_shape", Arrays.stream(shape).boxed().toList());
  }

  /** The axes to attend over, N being 0; all but N and features unless set. */
  public MultiHeadAttention attentionAxes(int... axes) {
    return with("attention_axes", Arrays.stream(axes).boxed().toList());
  }

  /** How many keys a query sees to either side, itself counted; all unless set. */
  public MultiHeadAttention slidingWindow(long keys) {
    return with("sliding_window", keys);
  }

  /** Whether a gate that reads the query multiplies what the heads give; false unless set. */
  public MultiHeadAttention useGate(boolean useGate) {
    return with("use_gate", useGate);
  }

  /** The rule for the first values of the kernels, by name; {@code glorot_uniform} unless set. */
  public MultiHeadAttention kernelInitializer(String name) {
    return with("kernel_initializer", name);
  }

  /** The rule for the first values of the kernels. */
  public MultiHeadAttention kernelInitializer(SpecSource initializer) {
    return with("kernel_initializer", initializer);
  }

  /** The rule for the first values of the biases, by name; {@code zeros} unless set. */
  public MultiHeadAttention biasInitializer(String name) {
    return with("bias_initializer", name);
  }

  /** The rule for the first values of the biases. */
  public MultiHeadAttention biasInitializer(SpecSource initializer) {
    return with("bias_initializer", initializer);
  }

  /** A penalty on the kernels, by name. */
  public MultiHeadAttention kernelRegularizer(String name) {
    return with("kernel_regularizer", name);
  }

  /** A penalty on the kernels. */
  public MultiHeadAttention kernelRegularizer(SpecSource regularizer) {
    return with("kernel_regularizer", regularizer);
  }

  /** A penalty on the biases, by name. */
  public MultiHeadAttention biasRegularizer(String name) {
    return with("bias_regularizer", name);
  }

  /** A penalty on the biases. */
  public MultiHeadAttention biasRegularizer(SpecSource regularizer) {
    return with("bias_regularizer", regularizer);
  }

  /** What the kernels must fulfil after every update, by name. */
  public MultiHeadAttention kernelConstraint(String name) {
    return with("kernel_constraint", name);
  }

  /** What the kernels must fulfil after every update. */
  public MultiHeadAttention kernelConstraint(SpecSource constraint) {
    return with("kernel_constraint", constraint);
  }

  /** What the biases must fulfil after every update, by name. */
  public MultiHeadAttention biasConstraint(String name) {
    return with("bias_constraint", name);
  }

  /** What the biases must fulfil after every update. */
  public MultiHeadAttention biasConstraint(SpecSource constraint) {
    return with("bias_constraint", constraint);
  }
}
