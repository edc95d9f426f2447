package org.fascicle.platform.internal.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fascicle.api.op.Reverse;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.spi.backend.Backend;

/**
 * Makes a plan of an outline: equal calls are run once, calls whose results nobody wants and
 * reversals that another takes back not at all, and functions of elements along with the calls
 * before them. Kernels are pure functions of what they read, random ones included, since their keys
 * are given.
 */
final class Planner {
  private final Outline outline;
  private final List<Node> nodes = new ArrayList<>();
  private int results;

  private Planner(Outline outline) {
    this.outline = outline;
    for (int i = 0; i < outline.size(); i++) {
      int[] writes = IntStream.range(results, results + outline.call(i).results()).toArray();
      nodes.add(new Node(i, outline.call(i), outline.sources(i).clone(), writes));
      results += writes.length;
    }
  }

  /** Plans a step on a backend. */
  static Plan plan(Outline outline, Calls calls, Backend backend) {
    Planner planner = new Planner(outline);
    planner.merge();
    planner.prune();
    planner.results = new Joining(planner.nodes, outline.kept(), calls, planner.results).run();
    planner.results = new Parting(planner.nodes, outline.kept(), calls, planner.results).run();
    return new Placing(planner.nodes, outline.kept(), planner.results).plan(backend);
  }

  private record Same(PreparedCall call, List<Integer> reads) {}

  /**
   * Whoever reads the result of a call that was made before reads that one's; of what is reversed
   * twice, what there was at first.
   */
  private void merge() {
    int[] stands = IntStream.range(0, results).toArray();
    Node[] makers = new Node[results];
    Map<Same, Node> seen = new HashMap<>();
    for (Node node : nodes) {
      node.reads = Arrays.stream(node.reads).map(from -> from < 0 ? from : stands[from]).toArray();
      Same same = new Same(node.call, Arrays.stream(node.reads).boxed().toList());
      Node before = seen.getOrDefault(same, node);
      seen.putIfAbsent(same, node);
      for (int r = 0; r < node.writes.length; r++) {
        stands[node.writes[r]] = before.writes[r];
        makers[node.writes[r]] = node;
      }
      if (isReversedBack(node, makers)) {
        stands[node.writes[0]] = makers[node.reads[0]].reads[0];
      }
    }
  }

  private static boolean isReversedBack(Node node, Node... makers) {
    return node.call.op() instanceof Reverse reverse
        && node.reads[0] >= 0
        && makers[node.reads[0]].call.op().equals(reverse);
  }

  /** What is kept is wanted, and what is read for it. */
  private void prune() {
    BitSet wanted = (BitSet) outline.kept().clone();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      if (Arrays.stream(node.writes).anyMatch(wanted::get)) {
        Arrays.stream(node.reads).filter(from -> from >= 0).forEach(wanted::set);
      } else {
        nodes.remove(i);
      }
    }
  }
}
