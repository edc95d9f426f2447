package org.fascicle.platform.internal.plan;

import java.util.BitSet;
import java.util.List;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.op.FusibleOp;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.MaxPooling;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.dispatch.ForeignKernels;
import org.fascicle.platform.internal.dispatch.PreparedCall;

/**
 * Parts the gradient of y = f(g(x)) in two calls: dz = f'(y) dy, which may be written over dy, and
 * the gradient of g, which needs no y. Where dy comes from max pooling p of y alone, f' is taken of
 * p before that: the element that was the greatest has the value p, and the others no gradient.
 * There are fewer of those, and y need not be kept.
 */
final class Parting extends Pass {
  /** Where the gradient of a function finds the gradient of its value. */
  private static final int DY = 2;

  Parting(List<Node> nodes, BitSet kept, Calls calls, int results) {
    super(nodes, kept, calls, results);
  }

  @Override
  void visit(Node node) {
    if (node.call.op() instanceof Grad grad
        && grad.forward() instanceof FusibleOp whole
        && node.reads.length == grad.inputs() + 2 // the kernel keeps nothing of its own for it
        && !ForeignKernels.isForeign(node.call)) {
      whole.activation().composite().ifPresent(function -> part(node, grad, whole, function));
    }
  }

  private void part(Node node, Grad grad, FusibleOp whole, CompositeOp function) {
    int y = grad.inputs();
    Node pooling = pooling(node, node.reads[y], node.reads[y + 1]);
    Node at = pooling == null ? node : pooling;
    int value = pooling == null ? y : 1;
    PreparedCall slope = slope(function, at.call.inputs().get(value), node.call);
    PreparedCall rest =
        calls.prepare(
            new Grad((CompositeOp) whole.plain(), grad.inputs(), 1, grad.wanted()),
            node.call.inputs().toArray(TensorSpec[]::new),
            node.call.mode());
    if (slope.kernel() != null
        && rest.kernel() != null
        && (pooling != null || slope.kernel().overwrites(DY))) {
      int[] reads = {at.reads[value], at.reads[value], at.reads[value + 1]};
      Node inner = new Node(node.index, slope, reads, new int[] {result()});
      nodes.add(nodes.indexOf(at), inner);
      at.reads[value + 1] = inner.writes[0];
      node.call = rest;
    }
  }

  /** The function's gradient from its value. */
  private PreparedCall slope(CompositeOp function, TensorSpec spec, PreparedCall like) {
    Grad grad = new Grad(function, 1, 1, List.of(0));
    return calls.prepare(grad, new TensorSpec[] {spec, spec, spec}, like.mode());
  }

  /** The gradient of max pooling of y that gives dy to the node, and to nobody else; or null. */
  private Node pooling(Node node, int y, int dy) {
    return writer(dy)
        .filter(
            other ->
                other.call.op() instanceof Grad grad
                    && grad.forward() instanceof MaxPooling
                    && other.reads[0] == y
                    && !kept.get(dy)
                    && !ForeignKernels.isForeign(other.call)
                    && node.count(dy) == 1
                    && readers(dy).size() == 1)
        .orElse(null);
  }
}
