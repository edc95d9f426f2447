package org.fascicle.platform.internal.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.dispatch.PreparedCall;

/**
 * Puts arithmetic on elements that leads to one result into one call, where the backend has a
 * kernel for it: what lies between is not put into memory.
 */
final class Chaining extends Pass {
  Chaining(List<Node> nodes, BitSet kept, Calls calls, int results) {
    super(nodes, kept, calls, results);
  }

  /** From the last call: what it takes in need not be looked at. */
  @Override
  List<Node> order() {
    List<Node> order = new ArrayList<>(nodes);
    Collections.reverse(order);
    return order;
  }

  @Override
  void visit(Node last) {
    if (!Chain.isArithmetic(last.call)) {
      return;
    }
    List<Node> members = leadingTo(last);
    if (members.size() > 1) {
      Chain chain = Chain.of(members.stream().map(node -> link(node, node == last)).toList());
      TensorSpec[] specs =
          chain.reads().stream().map(Chain.Source::spec).toArray(TensorSpec[]::new);
      PreparedCall call =
          calls.prepare(chain.operation(specs.length, List.of(-1)), specs, last.call.mode());
      if (call.kernel() != null) {
        last.call = call;
        last.reads = chain.reads().stream().mapToInt(Chain.Source::number).toArray();
        members.remove(last);
        nodes.removeAll(members);
      }
    }
  }

  private static Chain.Link link(Node node, boolean isWanted) {
    return Chain.Link.of(node.call, node.reads, node.writes[0], isWanted);
  }

  /** The call and, before it, all arithmetic that is read for it alone. */
  private List<Node> leadingTo(Node last) {
    List<Node> members = new ArrayList<>(List.of(last));
    for (int i = nodes.indexOf(last) - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      if (Chain.isArithmetic(node.call)
          && !kept.get(node.writes[0])
          && Chain.goesOn(node.call, last.call)
          && members.containsAll(readers(node.writes[0]))) {
        members.add(0, node);
      }
    }
    return members;
  }
}
