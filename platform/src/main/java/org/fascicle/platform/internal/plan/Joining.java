package org.fascicle.platform.internal.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.op.FusibleOp;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.dispatch.ForeignKernels;
import org.fascicle.platform.internal.dispatch.PreparedCall;

/**
 * Joins functions of elements to the calls before them: y = f(z) to the call that gives z, where
 * nobody else wants z, and the gradient of f to that of the call. Which operations take a function
 * along they say themselves ({@link FusibleOp}); the backend says by its kernels whether it pays.
 * Calls that other bundles compute are left alone.
 */
final class Joining extends Pass {
  Joining(List<Node> nodes, BitSet kept, Calls calls, int results) {
    super(nodes, kept, calls, results);
  }

  @Override
  void visit(Node second) {
    Pointwise.of(second.call.op())
        .ifPresent(
            function -> writer(second.reads[0]).ifPresent(first -> join(first, second, function)));
  }

  private void join(Node first, Node second, Pointwise function) {
    if (!(first.call.op() instanceof FusibleOp fusible) || isForeign(first) || isForeign(second)) {
      return;
    }
    Optional<Op> joined = fusible.followedBy(function);
    Pair pair = new Pair(first, second);
    if (joined.isEmpty() || !pair.find()) {
      return;
    }
    PreparedCall call = calls.prepare(joined.get(), specs(first.call), first.call.mode());
    if (call.kernel() != null) {
      pair.replace(call);
    }
  }

  private static boolean isForeign(Node node) {
    return ForeignKernels.isForeign(node.call);
  }

  private static TensorSpec[] specs(PreparedCall call) {
    return call.inputs().toArray(TensorSpec[]::new);
  }

  /** z = first(…), y = second(z), and the gradients of both, if there are any. */
  private final class Pair {
    private final Node first;
    private final Node second;
    private final int z;
    private Node gradient;
    private Node before;

    Pair(Node first, Node second) {
      this.first = first;
      this.second = second;
      this.z = first.writes[0];
    }

    /** Whether z is read by these four alone, which do without it once they are joined. */
    boolean find() {
      boolean alone = !kept.get(z);
      for (Node reader : readers(z)) {
        if (gradient == null && reader != second && isGradient(reader, second)) {
          gradient = reader;
        } else if (before == null && reader != second && isGradient(reader, first)) {
          before = reader;
        } else {
          alone &= reader == second;
        }
      }
      return alone
          && second.count(z) == 1
          && areResidualsFree()
          && (before == null || isPassedOn());
    }

    private boolean isGradient(Node node, Node of) {
      if (!(node.call.op() instanceof Grad grad) || !grad.forward().equals(of.call.op())) {
        return false;
      }
      int inputs = grad.inputs();
      int outputs = grad.outputs();
      return node.count(z) == 1
          && Arrays.equals(node.reads, 0, inputs, of.reads, 0, inputs)
          && Arrays.equals(node.reads, inputs, inputs + outputs, of.writes, 0, outputs);
    }

    /** Nobody but the gradient reads what the first keeps for it. */
    private boolean areResidualsFree() {
      return Arrays.stream(first.writes)
          .skip(first.call.outputs())
          .allMatch(residual -> readers(residual).stream().allMatch(n -> n == before));
    }

    /** Whether the gradient of z goes from the one gradient to the other, and nowhere else. */
    private boolean isPassedOn() {
      if (gradient == null || isForeign(gradient) || isForeign(before)) {
        return false;
      }
      int dz = gradient.writes[0];
      return !kept.get(dz)
          && before.reads[slot()] == dz
          && before.count(dz) == 1
          && readers(dz).size() == 1;
    }

    /** Where the gradient of the first reads the gradient of z. */
    private int slot() {
      Grad grad = (Grad) before.call.op();
      return grad.inputs() + grad.outputs();
    }

    /** Puts a call in the place of both, unless its gradient cannot be had. */
    void replace(PreparedCall call) {
      PreparedCall back = before == null ? null : backward(call);
      if (before != null && (back == null || back.kernel() == null)) {
        return;
      }
      first.call = call;
      first.writes = writes(call);
      nodes.remove(second);
      if (back != null) {
        nodes.remove(gradient);
        before.reads = reads(call);
        before.call = back;
      } else if (gradient != null) {
        gradient.reads[0] = second.writes[0]; // such functions' gradients are told by their values
      }
    }

    private PreparedCall backward(PreparedCall call) {
      Grad grad = (Grad) before.call.op();
      if (call.residuals() > 0) {
        return call.backward(grad.wanted()).orElse(null);
      }
      Grad of = new Grad((CompositeOp) call.op(), grad.inputs(), grad.outputs(), grad.wanted());
      return calls.prepare(of, specs(before.call), before.call.mode());
    }

    private int[] writes(PreparedCall call) {
      int[] writes = Arrays.copyOf(first.writes, call.results());
      writes[0] = second.writes[0];
      for (int i = call.outputs(); i < writes.length; i++) {
        writes[i] = result();
      }
      return writes;
    }

    /** The gradient's inputs: y for z, dy for dz, and what the call keeps for it. */
    private int[] reads(PreparedCall call) {
      int slot = slot();
      int inputs = ((Grad) before.call.op()).inputs();
      List<Integer> reads = new ArrayList<>();
      for (int i = 0; i < slot + call.outputs(); i++) {
        reads.add(i == inputs ? second.writes[0] : i == slot ? gradient.reads[2] : before.reads[i]);
      }
      Arrays.stream(first.writes).skip(call.outputs()).forEach(reads::add);
      return reads.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
