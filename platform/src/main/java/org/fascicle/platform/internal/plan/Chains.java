package org.fascicle.platform.internal.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.platform.internal.dispatch.PreparedCall;

/**
 * Finds arithmetic on elements that leads to results that somebody wants, and to nothing else that
 * anybody does: it could be done as one operation, at another time.
 */
final class Chains {
  /** Calls; what is longer adds up what should not lie in memory side by side. */
  private static final int LONGEST = 128;

  private final List<PreparedCall> calls;
  private final List<int[]> sources;
  private final BitSet wanted;

  /** For each call, the number of its first result. */
  private final int[] gives;

  /** For each call that belongs to a chain, another one of it, or itself if it leads there. */
  private final Map<Integer, Integer> leaders = new LinkedHashMap<>();

  /** For each result, the calls that read it. */
  private final Map<Integer, List<Integer>> readers = new LinkedHashMap<>();

  /**
   * Looks through calls.
   *
   * @param sources what each reads: results, or below zero what is given
   * @param makers for each result, the call that makes it
   * @param free the results that nobody holds, and that may lie on the way
   * @param wanted the results that a chain may lead to
   */
  Chains(
      List<PreparedCall> calls,
      List<int[]> sources,
      List<Integer> makers,
      BitSet free,
      BitSet wanted) {
    this.calls = calls;
    this.sources = sources;
    this.wanted = wanted;
    this.gives = new int[calls.size()];
    for (int result = makers.size() - 1; result >= 0; result--) {
      gives[makers.get(result)] = result;
    }
    for (int call = 0; call < calls.size(); call++) {
      for (int from : sources.get(call)) {
        readers.computeIfAbsent(from, any -> new ArrayList<>()).add(call);
      }
    }
    for (int call = calls.size() - 1; call >= 0; call--) {
      boolean isFree = free.get(gives[call]) || wanted.get(gives[call]);
      if (isFree && Chain.isArithmetic(calls.get(call))) {
        join(call);
      }
    }
  }

  /** A call belongs to the chain of those that read its result, if all of them are in chains. */
  private void join(int call) {
    List<Integer> reading = readers.getOrDefault(gives[call], List.of());
    if (reading.isEmpty() ? wanted.get(gives[call]) : goOn(call, reading)) {
      leaders.put(call, call);
      reading.forEach(reader -> leaders.put(leader(reader), call));
    }
  }

  private boolean goOn(int call, List<Integer> reading) {
    return reading.stream()
        .allMatch(
            reader ->
                leaders.containsKey(reader) && Chain.goesOn(calls.get(call), calls.get(reader)));
  }

  private int leader(int call) {
    int leader = call;
    while (leaders.get(leader) != leader) {
      leader = leaders.get(leader);
    }
    return leader;
  }

  /** The chains, each of two calls or more, and none that no optimiser would be. */
  List<Chain> find() {
    Map<Integer, List<Chain.Link>> together = new LinkedHashMap<>();
    for (int call = 0; call < calls.size(); call++) {
      if (leaders.containsKey(call)) {
        together.computeIfAbsent(leader(call), any -> new ArrayList<>()).add(link(call));
      }
    }
    return together.values().stream()
        .filter(some -> some.size() > 1 && some.size() <= LONGEST)
        .map(Chain::of)
        .toList();
  }

  private Chain.Link link(int call) {
    int result = gives[call];
    return Chain.Link.of(calls.get(call), sources.get(call), result, wanted.get(result));
  }
}
