package org.fascicle.api.tensor;

import org.fascicle.api.op.CrossEntropy;
import org.fascicle.api.op.Dropout;
import org.fascicle.api.op.Linear;
import org.fascicle.api.op.LogSoftmax;
import org.fascicle.api.op.MatMul;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.ScaledDotProductAttention;
import org.fascicle.api.op.SigmoidCrossEntropy;
import org.fascicle.api.op.Softmax;
import org.fascicle.api.op.SoftmaxCrossEntropy;
import org.fascicle.api.op.SparseSoftmaxCrossEntropy;
import org.fascicle.api.op.StopGradient;

/** What layers and losses are made of; float32 and float64. */
public interface TensorLearning extends TensorShaping {
  /**
   * Matrix product; leading axes broadcast. A vector counts as a row on the left, as a column on
   * the right, and that axis disappears.
   *
   * @param y (…, k, m)
   * @return (…, n, m) for this of shape (…, n, k)
   */
  default Tensor matmul(Tensor y) {
    if (spec().shape().rank() == 1 && y.shape().rank() > 0) {
      Tensor product = expandDims(0).matmul(y);
      return product.squeeze(y.shape().rank() == 1 ? 0 : -2);
    }
    return y.shape().rank() == 1
        ? matmul(y.expandDims(1), false, false).squeeze(-1)
        : matmul(y, false, false);
  }

  /** Matrix product of one or both transposed in their last two axes. */
  default Tensor matmul(Tensor y, boolean transposeThis, boolean transposeOther) {
    return apply(new MatMul(transposeThis, transposeOther), y);
  }

  /**
   * f(x w + b).
   *
   * @param w (in, out)
   * @param b (out); null for none
   * @return (…, out) for this of shape (…, in)
   */
  default Tensor linear(Tensor w, Tensor b, Pointwise activation) {
    return b == null
        ? apply(new Linear(activation, false), w)
        : apply(new Linear(activation, true), w, b);
  }

  /** eˣ / Σ eˣ along an axis. */
  default Tensor softmax(int axis) {
    return apply(new Softmax(spec().shape().axis("softmax", axis)));
  }

  /** x − log Σ eˣ along an axis. */
  default Tensor logSoftmax(int axis) {
    return apply(new LogSoftmax(spec().shape().axis("log_softmax", axis)));
  }

  /**
   * Zeros a random part and scales the rest by 1 / (1 − rate).
   *
   * @param rate the part to drop, from 0 to 1
   * @param key from {@link Session#randomKey}
   */
  default Tensor dropout(double rate, Tensor key) {
    return apply(new Dropout(rate), key);
  }

  /**
   * For each query in this (…, T, D), the mean of the values whose keys fit it: softmax(query ·
   * keyᵀ / √D) · value.
   *
   * @param key (…, S, D)
   * @param value (…, S, V)
   * @param mask BOOL, broadcasts to (…, T, S), true where a query may see a key; null for all
   * @param causal whether query t sees the keys 0 to t alone
   * @return the result (…, T, V) and the weights (…, T, S)
   */
  default Tensor[] scaledDotProductAttention(
      Tensor key, Tensor value, Tensor mask, boolean causal) {
    double scale = 1 / Math.sqrt((double) Math.max(1, spec().shape().dim(-1)));
    Op op = new ScaledDotProductAttention(scale, causal, mask != null, 0);
    return mask == null
        ? session().applyAll(op, (Tensor) this, key, value)
        : session().applyAll(op, (Tensor) this, key, value, mask);
  }

  /** This as a constant: no gradient flows through it. */
  default Tensor stopGradient() {
    return apply(new StopGradient());
  }

  /**
   * Cross-entropy of probabilities with these (…, K), which need not sum to 1.
   *
   * @param targets (…, K)
   * @param epsilon how close to 0 and 1 these may come
   * @return (…)
   */
  default Tensor crossEntropy(Tensor targets, double epsilon) {
    return apply(new CrossEntropy(epsilon), targets);
  }

  /**
   * Cross-entropy of probabilities with the softmax of these logits.
   *
   * @param targets (…, K), of this shape
   * @return (…)
   */
  default Tensor softmaxCrossEntropy(Tensor targets) {
    return apply(new SoftmaxCrossEntropy(), targets);
  }

  /**
   * Cross-entropy of classes with the softmax of these logits (…, K).
   *
   * @param labels int32 or int64, (…), from 0 to K − 1; others give NaN
   * @return (…)
   */
  default Tensor sparseSoftmaxCrossEntropy(Tensor labels) {
    return apply(new SparseSoftmaxCrossEntropy(), labels);
  }

  /**
   * Cross-entropy of probabilities with the sigmoid of these logits, element by element.
   *
   * @param targets of this shape
   */
  default Tensor sigmoidCrossEntropy(Tensor targets) {
    return apply(new SigmoidCrossEntropy(), targets);
  }
}
