package org.fascicle.platform.internal.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fascicle.platform.internal.dispatch.PreparedCall;

/**
 * Makes a plan of an outline: equal calls are run once, calls whose results nobody wants not at
 * all. Kernels are pure functions of what they read, random ones included, since their keys are
 * given.
 */
final class Planner {
  private final Outline outline;
  private final int[] first;
  private final int[][] reads;
  private final BitSet wanted = new BitSet();
  private final BitSet run = new BitSet();

  private Planner(Outline outline) {
    this.outline = outline;
    this.first = new int[outline.size() + 1];
    this.reads = new int[outline.size()][];
    for (int i = 0; i < reads.length; i++) {
      first[i + 1] = first[i] + outline.call(i).results();
    }
  }

  /** Plans a step. */
  static Plan plan(Outline outline) {
    Planner planner = new Planner(outline);
    planner.merge();
    planner.prune();
    return planner.finish();
  }

  private record Same(PreparedCall call, List<Integer> reads) {}

  /** Whoever reads the result of a call that was made before reads that one's. */
  private void merge() {
    int[] stands = IntStream.range(0, first[reads.length]).toArray();
    Map<Same, Integer> seen = new HashMap<>();
    for (int i = 0; i < reads.length; i++) {
      reads[i] =
          Arrays.stream(outline.sources(i)).map(from -> from < 0 ? from : stands[from]).toArray();
      Same same = new Same(outline.call(i), Arrays.stream(reads[i]).boxed().toList());
      int before = seen.getOrDefault(same, i);
      seen.putIfAbsent(same, i);
      for (int r = 0; r < first[i + 1] - first[i]; r++) {
        stands[first[i] + r] = first[before] + r;
      }
    }
  }

  /** What is kept is wanted, and what is read for it. */
  private void prune() {
    for (int i = reads.length - 1; i >= 0; i--) {
      for (int r = first[i]; r < first[i + 1]; r++) {
        if (outline.isKept(r) || wanted.get(r)) {
          run.set(i);
        }
      }
      if (run.get(i)) {
        Arrays.stream(reads[i]).filter(from -> from >= 0).forEach(wanted::set);
      }
    }
  }

  private Plan finish() {
    int[] last = new int[first[reads.length]];
    for (int i = run.nextSetBit(0); i >= 0; i = run.nextSetBit(i + 1)) {
      Arrays.fill(last, first[i], first[i + 1], i);
      for (int from : reads[i]) {
        if (from >= 0) {
          last[from] = i;
        }
      }
    }
    Map<Integer, List<Integer>> dying = new HashMap<>();
    for (int i = run.nextSetBit(0); i >= 0; i = run.nextSetBit(i + 1)) {
      for (int r = first[i]; r < first[i + 1]; r++) {
        if (!outline.isKept(r)) {
          dying.computeIfAbsent(last[r], at -> new ArrayList<>()).add(r);
        }
      }
    }
    List<Plan.Item> items = new ArrayList<>();
    for (int i = run.nextSetBit(0); i >= 0; i = run.nextSetBit(i + 1)) {
      int[] dead = dying.getOrDefault(i, List.of()).stream().mapToInt(r -> r).toArray();
      items.add(new Plan.Item(i, outline.call(i), reads[i], first[i], dead));
    }
    return new Plan(items, IntStream.range(0, last.length).filter(outline::isKept).toArray());
  }
}
