package org.fascicle.examples;

import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.Node;
import org.fascicle.specs.Add;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Dropout;
import org.fascicle.specs.LayerNormalization;
import org.fascicle.specs.MultiHeadAttention;

/**
 * An encoder block: attention of a sequence to itself, then a small network for each step, both
 * around what came in, and normalised.
 *
 * @param features of a step, D
 * @param heads of the attention
 * @param hidden units of the small network
 * @param dropout behind either
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al.: Attention is all you need (2017),
 *     3.1</a>
 */
record TransformerBlock(long features, long heads, long hidden, double dropout) {
  /** (N, T, D) to (N, T, D). */
  Node apply(FunctionalBuilder f, Node x) {
    Node seen = f.apply(MultiHeadAttention.of(heads, features), x, x);
    Node mixed = around(f, x, seen);
    Node thought = f.apply(Dense.of(hidden).activation("relu"), mixed);
    return around(f, mixed, f.apply(Dense.of(features), thought));
  }

  private Node around(FunctionalBuilder f, Node x, Node change) {
    Node sum = f.apply(Add.of(), x, f.apply(Dropout.of(dropout), change));
    return f.apply(LayerNormalization.of().epsilon(1e-6), sum);
  }
}
