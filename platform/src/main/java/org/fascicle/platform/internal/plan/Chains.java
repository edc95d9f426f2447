package org.fascicle.platform.internal.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fascicle.api.op.Elementwise;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.dispatch.ForeignKernels;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.profile.Place;

/**
 * Finds arithmetic on elements that leads to results that somebody wants, and to nothing else that
 * anybody does: it could be done as one operation, at another time.
 */
final class Chains {
  private final List<PreparedCall> calls;
  private final List<int[]> sources;
  private final List<Place> places;
  private final List<Integer> makers;
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
   * @param places where each is called from
   * @param makers for each result, the call that makes it
   * @param free the results that nobody holds
   * @param wanted the results that a chain may lead to
   */
  Chains(
      List<PreparedCall> calls,
      List<int[]> sources,
      List<Place> places,
      List<Integer> makers,
      BitSet free,
      BitSet wanted) {
    this.calls = calls;
    this.sources = sources;
    this.places = places;
    this.makers = makers;
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
      if (isArithmetic(calls.get(call)) && (free.get(gives[call]) || wanted.get(gives[call]))) {
        join(call);
      }
    }
  }

  /** Of real numbers, each operand of the result's shape or of one element. */
  private static boolean isArithmetic(PreparedCall call) {
    if (!Elementwise.takes(call.op()) || ForeignKernels.isForeign(call)) {
      return false;
    }
    TensorSpec made = call.output(0);
    boolean isWide = made.dtype() == DType.FLOAT32 || made.dtype() == DType.FLOAT64;
    return isWide
        && call.inputs().stream()
            .allMatch(x -> x.shape().equals(made.shape()) || x.shape().elements() == 1);
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
    TensorSpec made = calls.get(call).output(0);
    return reading.stream()
        .allMatch(
            reader -> leaders.containsKey(reader) && calls.get(reader).output(0).equals(made));
  }

  private int leader(int call) {
    int leader = call;
    while (leaders.get(leader) != leader) {
      leader = leaders.get(leader);
    }
    return leader;
  }

  /** The chains, each of two calls or more. */
  List<Chain> find() {
    Map<Integer, List<Integer>> together = new LinkedHashMap<>();
    for (int call = 0; call < calls.size(); call++) {
      if (leaders.containsKey(call)) {
        together.computeIfAbsent(leader(call), any -> new ArrayList<>()).add(call);
      }
    }
    return together.values().stream().filter(some -> some.size() > 1).map(this::chain).toList();
  }

  private Chain chain(List<Integer> together) {
    List<Chain.Source> reads =
        together.stream()
            .flatMap(call -> operands(call).stream())
            .filter(source -> index(together, source) < 0)
            .distinct()
            .toList();
    List<Elementwise.Call> made = new ArrayList<>();
    List<Integer> results = new ArrayList<>();
    List<Integer> values = new ArrayList<>();
    for (int call : together) {
      List<Integer> operands = new ArrayList<>();
      for (Chain.Source source : operands(call)) {
        int within = index(together, source);
        operands.add(within < 0 ? reads.indexOf(source) : reads.size() + within);
      }
      if (wanted.get(gives[call])) {
        results.add(gives[call]);
        values.add(reads.size() + made.size());
      }
      made.add(new Elementwise.Call(calls.get(call).op(), operands));
    }
    Place place = places.get(together.get(together.size() - 1));
    return new Chain(place, reads, made, results, values);
  }

  private List<Chain.Source> operands(int call) {
    int[] from = sources.get(call);
    return IntStream.range(0, from.length)
        .mapToObj(i -> new Chain.Source(from[i], calls.get(call).inputs().get(i)))
        .toList();
  }

  /** Which of these calls makes it; below zero if none does. */
  private int index(List<Integer> together, Chain.Source source) {
    return source.number() < 0 ? source.number() : together.indexOf(makers.get(source.number()));
  }
}
