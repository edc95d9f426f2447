package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Each query takes a mean of the values, weighted by how well it fits their keys: y = w · value
 * with w = softmax(scale · query · keyᵀ). Inputs: query (A…, T, D), key (A…, S, D), value (A…, S,
 * V), float32 or float64; then, if it is masked, the mask, BOOL, which broadcasts to (A…, T, S) and
 * is true where a query may see a key; then, if it drops, the random key, host, int64. Results: y
 * (A…, T, V) and the weights w (A…, T, S), as they were before any was dropped. A… are axes of
 * their own, such as batch and heads: any number, alike in query, key and value.
 *
 * <p>A query that may see no key has weights 0 and the result 0. A key that is not seen has no
 * influence; NaN in its value has, by 0 · NaN.
 *
 * @param scale what products are multiplied by; 1 / √D in the paper
 * @param causal whether query t sees the keys 0 to t alone, counted from the start also where T and
 *     S differ
 * @param masked whether there is a mask
 * @param dropout the share of weights to drop, from 0 to 1; the rest is scaled by 1 / (1 −
 *     dropout). 0 for no random key
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al.: Attention is all you need (2017),
 *     3.2.1</a>
 */
public record ScaledDotProductAttention(
    double scale, boolean causal, boolean masked, double dropout) implements ClosedFormOp {
  private static final int QUERY = 0;
  private static final int KEY = 1;
  private static final int VALUE = 2;
  private static final int MASK = 3;

  /** Far enough below any score that its exponential is 0, and within the range of float32. */
  private static final double UNSEEN = -1e30;

  /** Checks. */
  public ScaledDotProductAttention {
    if (!Double.isFinite(scale)) {
      throw new InvalidArgumentException(
          "scaled_dot_product_attention", "a finite scale", String.valueOf(scale), "");
    }
    if (!(dropout >= 0 && dropout <= 1)) {
      throw new InvalidArgumentException(
          "scaled_dot_product_attention", "a dropout from 0 to 1", String.valueOf(dropout), "");
    }
  }

  @Override
  public String name() {
    return "scaled_dot_product_attention";
  }

  private int randomKey() {
    return masked ? MASK + 1 : MASK;
  }

  @Override
  public boolean isHostInput(int input) {
    return dropout > 0 && input == randomKey();
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, randomKey() + (dropout > 0 ? 1 : 0));
    TensorSpec query = inputs.get(QUERY);
    Rules.type(this, query, Types.REAL);
    for (TensorSpec input : inputs.subList(QUERY, MASK)) {
      Rules.sameType(this, query, input);
      Rules.minimumRank(this, input, 2);
    }
    Shape q = query.shape();
    Shape k = inputs.get(KEY).shape();
    Shape v = inputs.get(VALUE).shape();
    Shape leading = q.slice(0, q.rank() - 2);
    if (!k.equals(leading.concat(Shape.of(k.dim(-2), q.dim(-1))))
        || !v.equals(leading.concat(Shape.of(k.dim(-2), v.dim(-1))))) {
      throw new ShapeMismatchException(
          name(),
          "query (…, T, D), key (…, S, D) and value (…, S, V)",
          query + ", " + inputs.get(KEY) + " and " + inputs.get(VALUE),
          "Project query and key to one length; keys and values come in pairs.");
    }
    Shape weights = q.with(-1, k.dim(-2));
    if (masked) {
      checkMask(inputs.get(MASK), weights);
    }
    if (dropout > 0) {
      Rules.key(this, inputs, randomKey());
    }
    return List.of(
        TensorSpec.of(query.dtype(), q.with(-1, v.dim(-1))), TensorSpec.of(query.dtype(), weights));
  }

  private void checkMask(TensorSpec mask, Shape weights) {
    if (mask.dtype() != DType.BOOL) {
      throw new DTypeMismatchException(
          name(), "a mask of bool", mask.toString(), "Compare it: notEqual(0).");
    }
    Shape shape = mask.shape();
    boolean fits = shape.rank() <= weights.rank();
    for (int axis = 1; fits && axis <= shape.rank(); axis++) {
      fits = shape.dim(-axis) == 1 || shape.dim(-axis) == weights.dim(-axis);
    }
    if (!fits) {
      throw new ShapeMismatchException(
          name(),
          "a mask that broadcasts to (…, T, S), here " + weights,
          mask.toString(),
          "A mask of keys (N, S) needs axes of length 1 for heads and queries: expandDims.");
    }
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor scores = inputs[QUERY].mul(scale).matmul(inputs[KEY], false, true);
    Tensor seen = seen(session, scores.shape(), inputs);
    Tensor weights = (seen == null ? scores : seen.where(scores, UNSEEN)).softmax(-1);
    if (masked) {
      // A row without any key: all are equally far, and each would get its share.
      weights = seen.where(weights, 0);
    }
    return new Tensor[] {dropped(weights, inputs).matmul(inputs[VALUE]), weights};
  }

  /** Which scores count, broadcasting to (…, T, S); null for all. */
  private Tensor seen(Session session, Shape scores, Tensor... inputs) {
    if (!causal) {
      return masked ? inputs[MASK] : null;
    }
    Tensor times = session.apply(new Iota(DType.INT32, scores.dim(-2)));
    Tensor past =
        times.expandDims(1).greaterEqual(session.apply(new Iota(DType.INT32, scores.dim(-1))));
    return masked ? past.and(inputs[MASK]) : past;
  }

  private Tensor dropped(Tensor weights, Tensor... inputs) {
    return dropout > 0 ? weights.dropout(dropout, inputs[randomKey()]) : weights;
  }

  /**
   * dvalue = wᵀ dy and dw = dy valueᵀ, both through what was dropped; ds = w (dw − Σ w dw), 0 where
   * w is; dquery = scale · ds key, dkey = scale · dsᵀ query.
   */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    Session session = backward.session();
    Tensor[] inputs = new Tensor[backward.inputs()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = backward.input(i);
    }
    Tensor weights = backward.output(1);
    Tensor dy = backward.outputGradient(0);
    Tensor[] gradients = new Tensor[inputs.length];
    if (backward.wants(VALUE)) {
      gradients[VALUE] = dropped(weights, inputs).matmul(dy, true, false);
    }
    if (backward.wants(QUERY) || backward.wants(KEY)) {
      Tensor dw =
          dropped(dy.matmul(inputs[VALUE], false, true), inputs).add(backward.outputGradient(1));
      Tensor ds = session.apply(ofSoftmax(weights.shape().rank() - 1), weights, weights, dw);
      gradients[QUERY] = backward.wants(QUERY) ? ds.matmul(inputs[KEY]).mul(scale) : null;
      gradients[KEY] =
          backward.wants(KEY) ? ds.matmul(inputs[QUERY].mul(scale), true, false) : null;
    }
    return gradients;
  }

  /** The softmax's own backward pass, for its kernels; it reads the result, never the scores. */
  private static Grad ofSoftmax(int axis) {
    return new Grad(new Softmax(axis), 1, 1, List.of(0));
  }
}
