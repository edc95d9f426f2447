package org.fascicle.platform.internal.plan;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** A way to change the calls of a plan in the making, in place. */
abstract class Pass {
  /** The calls, in order. */
  final List<Node> nodes;

  /** The results that outlive the plan. */
  final BitSet kept;

  /** Prepares what is put in the place of others. */
  final Calls calls;

  private int results;

  /**
   * A pass over calls.
   *
   * @param kept the results that outlive the plan
   * @param results the number of results so far: new ones are counted from there
   */
  Pass(List<Node> nodes, BitSet kept, Calls calls, int results) {
    this.nodes = nodes;
    this.kept = kept;
    this.calls = calls;
    this.results = results;
  }

  /** Changes what can be changed; returns the number of results. */
  final int run() {
    for (Node node : List.copyOf(nodes)) {
      if (nodes.contains(node)) {
        visit(node);
      }
    }
    return results;
  }

  /** Looks at a call. */
  abstract void visit(Node node);

  /** The number of a result more. */
  final int result() {
    return results++;
  }

  /** Who makes a result first of all. */
  final Optional<Node> writer(int result) {
    return nodes.stream().filter(node -> node.writes[0] == result).findFirst();
  }

  /** Who is given a result. */
  final List<Node> readers(int result) {
    return nodes.stream().filter(node -> node.count(result) > 0).toList();
  }
}
