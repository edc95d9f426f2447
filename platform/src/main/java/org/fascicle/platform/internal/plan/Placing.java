package org.fascicle.platform.internal.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.spi.backend.Arena;
import org.fascicle.spi.backend.Backend;

/**
 * Decides where the results of a plan's calls lie. Who calls last is known of each, so that all of
 * them but those that outlive the plan share an arena; a result lies where an input of its call
 * does that nobody reads later, if the kernel can write there: sums of gradients grow in place.
 */
final class Placing {
  private final List<Node> nodes;
  private final BitSet kept;
  private final int results;
  private final Packing packing = new Packing();

  /** For each result, the place in the list of the last call that makes it or looks at it. */
  private final int[] last;

  /** For each result, that of the last call that is given it, whether it looks at it or not. */
  private final int[] given;

  /** For each result, its number in the packing; none for one that outlives the plan. */
  private final int[] parts;

  Placing(List<Node> nodes, BitSet kept, int results) {
    this.nodes = nodes;
    this.kept = kept;
    this.results = results;
    this.last = new int[results];
    this.given = new int[results];
    this.parts = new int[results];
    Arrays.fill(parts, Item.NO_PART);
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      for (int result : node.writes) {
        last[result] = i;
        given[result] = i;
      }
      for (int k = 0; k < node.reads.length; k++) {
        if (node.reads[k] >= 0) {
          given[node.reads[k]] = i;
          last[node.reads[k]] = node.call.kernel().reads(k) ? i : last[node.reads[k]];
        }
      }
    }
  }

  /** The plan on a backend, in an arena if it has such. */
  Plan plan(Backend backend) {
    List<int[]> packed = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      packed.add(pack(i));
    }
    List<TensorSpec> specs = packing.specs();
    Optional<Arena> arena =
        specs.isEmpty() ? Optional.empty() : backend.arena(packing.offsets(), specs);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      int[] inArena = packed.get(i);
      if (arena.isEmpty()) {
        Arrays.fill(inArena, Item.NO_PART);
      }
      items.add(new Item(nodes.get(i), inArena, arena.isEmpty() ? dying(i) : new int[0]));
    }
    return new Plan(items, kept.stream().toArray(), results, arena.orElse(null));
  }

  /** The parts of a call's results and of its scratch memory. */
  private int[] pack(int i) {
    Node node = nodes.get(i);
    int[] own = new int[node.writes.length + 1];
    for (int k = 0; k < node.writes.length; k++) {
      int result = node.writes[k];
      if (!kept.get(result)) {
        int part = k == 0 ? overwritten(node, i) : Item.NO_PART;
        parts[result] = part == Item.NO_PART ? packing.add(node.call.result(k), i) : part;
      }
      own[k] = parts[result];
    }
    TensorSpec scratch = node.call.scratch();
    own[node.writes.length] = scratch == null ? Item.NO_PART : packing.add(scratch, i);
    for (int from : node.reads) {
      if (from >= 0 && parts[from] != Item.NO_PART && last[from] >= i) {
        packing.use(parts[from], i);
      }
    }
    return own;
  }

  /** The part of an input that the call's first result can be written over. */
  private int overwritten(Node node, int i) {
    PreparedCall call = node.call;
    for (int k = 0; k < call.inputs().size(); k++) {
      int from = node.reads[k];
      if (from >= 0
          && parts[from] != Item.NO_PART
          && last[from] == i
          && node.count(from) == 1
          && isAlike(call.inputs().get(k), call.result(0))
          && call.kernel().overwrites(k)) {
        return parts[from];
      }
    }
    return Item.NO_PART;
  }

  private static boolean isAlike(TensorSpec a, TensorSpec b) {
    return a.dtype() == b.dtype() && a.bytes() == b.bytes();
  }

  /** What nobody needs after a call. */
  private int[] dying(int i) {
    Node node = nodes.get(i);
    BitSet dying = new BitSet();
    for (int result : node.writes) {
      dying.set(result);
    }
    for (int from : node.reads) {
      if (from >= 0) {
        dying.set(from);
      }
    }
    return dying.stream().filter(r -> given[r] == i && !kept.get(r)).toArray();
  }
}
